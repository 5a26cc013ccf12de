import type { Claim } from "../claim.ts";
import { limits } from "./limits.ts";

export const claims: Claim[] = [limits];
