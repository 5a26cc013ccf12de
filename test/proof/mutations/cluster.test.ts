import { judgeMutations } from "../support/judge.ts";
import { accessMutations, admissionMutations } from "./access.ts";
import { independenceMutations } from "./independence.ts";
import { networkMutations } from "./network.ts";
import { nodeMutations } from "./nodes.ts";
import { premiseMutations } from "./premises.ts";

judgeMutations({
  "the network": networkMutations,
  access: accessMutations,
  admission: admissionMutations,
  "nodes and quotas": nodeMutations,
  "tenants' independence": independenceMutations,
  "what every claim takes for granted": premiseMutations,
});
