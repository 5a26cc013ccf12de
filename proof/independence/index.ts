import type { Claim } from "../claim.ts";
import { independence } from "./independence.ts";

/** Whether tenants leave each other's resources alone: I-1. */
export const claims: Claim[] = [independence];
