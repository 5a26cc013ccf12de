import type { Claim } from "../claim.ts";
import { escalation } from "./escalation.ts";
import { personas } from "./personas.ts";
import { protection } from "./protection.ts";
import { workspace } from "./workspace.ts";

/** Who may do what, and where: NS-1, NS-2, A-1, A-2. */
export const claims: Claim[] = [workspace, protection, personas, escalation];
