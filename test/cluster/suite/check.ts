import type { VariantName } from "./variant.ts";
import type { World } from "./world.ts";

/** Something the cluster must do or refuse. It throws where the cluster does otherwise. */
export interface Check {
  /** Claim of the design or of the Multi-Tenancy Benchmark. */
  readonly id: string;
  readonly title: string;
  /** Where it is run; everywhere if not said. */
  readonly variants?: readonly VariantName[];
  /** It disturbs other checks, or they it: it runs when no other does. */
  readonly alone?: boolean;
  /** It waits for controllers or floods the server: a mutation run comes to it last. */
  readonly slow?: boolean;
  /** It needs users with credentials of their own, which a given cluster has not: skipped there. */
  readonly ownUsers?: boolean;
  readonly run: (world: World) => Promise<void>;
}

/** A check that ends within a second and leaves nothing behind that another could notice. */
export const check = (
  id: string,
  title: string,
  run: Check["run"],
  more: Omit<Check, "id" | "title" | "run"> = {},
): Check => ({ id, title, run, ...more });
