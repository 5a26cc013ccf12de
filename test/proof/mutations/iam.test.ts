import { judgeMutations } from "../support/judge.ts";
import { examplePlan, withTenants } from "../support/plans.ts";
import { adoptionMutations } from "./adoption.ts";
import { iamMutations } from "./iam.ts";

judgeMutations("mutations of roles, buckets, nodes and limits", iamMutations, async (stack) =>
  withTenants(await examplePlan(stack), ["acme", "globex", "initech", "hooli"]),
);
judgeMutations("mutations of what is adopted", adoptionMutations, examplePlan);
