import { judgeMutations } from "../support/judge.ts";
import { costTagMutations } from "./nodes/cost-tags.ts";
import { defaultMutations } from "./nodes/defaults.ts";
import { intruderMutations } from "./nodes/intruders.ts";
import { ownNodesMutations } from "./nodes/own-nodes.ts";
import { priorityMutations } from "./nodes/priorities.ts";
import { quotaMutations } from "./nodes/quotas.ts";

judgeMutations({
  "tenants' own nodes": ownNodesMutations,
  intruders: intruderMutations,
  "cost tags": costTagMutations,
  quotas: quotaMutations,
  defaults: defaultMutations,
  priorities: priorityMutations,
});
