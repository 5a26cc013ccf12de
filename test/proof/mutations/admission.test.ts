import { judgeMutations } from "../support/judge.ts";
import { completionMutations } from "./admission/completions.ts";
import { exemptionMutations } from "./admission/exemptions.ts";
import { guardrailMutations } from "./admission/guardrails.ts";

judgeMutations({
  guardrails: guardrailMutations,
  "whom guardrails spare": exemptionMutations,
  "what the cluster adds": completionMutations,
});
