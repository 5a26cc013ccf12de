import { judgeMutations } from "../support/judge.ts";
import { clusterMutations } from "./premises/cluster.ts";
import { optionMutations } from "./premises/options.ts";
import { providerMutations } from "./premises/providers.ts";
import { twinMutations } from "./premises/twins.ts";
import { typeMutations } from "./premises/types.ts";
import { unknownMutations } from "./premises/unknowns.ts";

judgeMutations({
  types: typeMutations,
  providers: providerMutations,
  "what is written twice": twinMutations,
  "the cluster": clusterMutations,
  "what the engine is told": optionMutations,
  "what only the deployment knows": unknownMutations,
});
