import type { Claim } from "../claim.ts";
import { guard } from "./guard/guard.ts";
import { nodeRole } from "./node-role.ts";
import { reach } from "./reach/reach.ts";
import { assume } from "./trust/assume.ts";

export const claims: Claim[] = [assume, reach, guard, nodeRole];
