import type { Claim } from "../claim.ts";
import { assume } from "./assume.ts";
import { guard } from "./guard.ts";
import { nodeRole } from "./node-role.ts";
import { reach } from "./reach.ts";

export const claims: Claim[] = [assume, reach, guard, nodeRole];
