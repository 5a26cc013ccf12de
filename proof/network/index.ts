import type { Claim } from "../claim.ts";
import { essentials } from "./essentials.ts";
import { isolation } from "./isolation.ts";
import { reopening } from "./reopening.ts";

/** Who can talk to whom: NET-1 to NET-3. */
export const claims: Claim[] = [isolation, essentials, reopening];
