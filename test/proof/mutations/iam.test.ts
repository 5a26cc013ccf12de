import { judgeMutations } from "../support/judge.ts";
import { fewTenantsPlan } from "../support/plans.ts";
import { adoptionMutations } from "./iam/adoption.ts";
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

judgeMutations(
  {
    "roles' trust": trustMutations,
    "roles that are shut": shutMutations,
    "web identities' trust": webIdentityMutations,
    "who is given which role": bindingMutations,
    "chains of roles": chainMutations,
    "roles' rights": reachMutations,
    "what workloads share": sharedMutations,
    "the bucket": guardMutations,
    "what stands beside dependencies": literalMutations,
    "the nodes' role": nodeRoleMutations,
  },
  fewTenantsPlan,
);
judgeMutations({ "what is adopted": adoptionMutations });
