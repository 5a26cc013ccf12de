import { judgeMutations } from "../support/judge.ts";
import { examplePlan, withTenants } from "../support/plans.ts";
import { adoptionMutations } from "./adoption.ts";
import { bindingMutations } from "./iam/bindings.ts";
import { chainMutations } from "./iam/chains.ts";
import { guardMutations } from "./iam/guard.ts";
import { literalMutations } from "./iam/literals.ts";
import { nodeRoleMutations } from "./iam/node-role.ts";
import { reachMutations } from "./iam/reach.ts";
import { sharedMutations } from "./iam/shared.ts";
import { shutMutations } from "./iam/shut.ts";
import { trustMutations } from "./iam/trust.ts";
import { webIdentityMutations } from "./iam/web-identity.ts";
import { limitMutations } from "./limits.ts";

const planOf = async (stack: string) =>
  withTenants(await examplePlan(stack), ["acme", "globex", "initech", "hooli"]);

judgeMutations("mutations of roles' trust", trustMutations, planOf);
judgeMutations("mutations of roles that are shut", shutMutations, planOf);
judgeMutations("mutations of web identities' trust", webIdentityMutations, planOf);
judgeMutations("mutations of who is given which role", bindingMutations, planOf);
judgeMutations("mutations that chain roles", chainMutations, planOf);
judgeMutations("mutations of roles' rights", reachMutations, planOf);
judgeMutations("mutations of what workloads share", sharedMutations, planOf);
judgeMutations("mutations of the bucket", guardMutations, planOf);
judgeMutations("mutations beside dependencies", literalMutations, planOf);
judgeMutations("mutations of the nodes' role", nodeRoleMutations, planOf);
judgeMutations("mutations of limits", limitMutations, planOf);
judgeMutations("mutations of what is adopted", adoptionMutations, examplePlan);
