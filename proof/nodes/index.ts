import type { Claim } from "../claim.ts";
import { costTags } from "./cost-tags.ts";
import { intruders } from "./intruders.ts";
import { ownNodes } from "./own-nodes.ts";
import { priorities } from "./priorities.ts";
import { quotas } from "./quotas.ts";

/** Where pods run, who pays, how much there is: N-1 to N-3, Q-1, Q-3. */
export const claims: Claim[] = [ownNodes, intruders, costTags, quotas, priorities];
