import { judgeMutations } from "../support/judge.ts";
import { fewTenantsPlan } from "../support/plans.ts";
import { limitMutations } from "./limits.ts";

judgeMutations(
  {
    limits: limitMutations,
  },
  fewTenantsPlan,
);
