import { judgeMutations } from "../support/judge.ts";
import { coverageMutations } from "./network/coverage.ts";
import { egressMutations } from "./network/egress.ts";
import { enforcementMutations } from "./network/enforcement.ts";
import { essentialsMutations } from "./network/essentials.ts";
import { ingressMutations } from "./network/ingress.ts";
import { reopeningMutations } from "./network/reopening.ts";

judgeMutations({
  "what comes in": ingressMutations,
  "what pods send": egressMutations,
  "what policies cover": coverageMutations,
  "what enforces policies": enforcementMutations,
  "what every pod needs": essentialsMutations,
  "what tenants could reopen": reopeningMutations,
});
