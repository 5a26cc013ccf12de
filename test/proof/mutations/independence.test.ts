import { judgeMutations } from "../support/judge.ts";
import { dependencyMutations } from "./independence/dependencies.ts";
import { expirationMutations } from "./independence/expiration.ts";
import { nameMutations } from "./independence/names.ts";

judgeMutations({
  dependencies: dependencyMutations,
  names: nameMutations,
  expiration: expirationMutations,
});
