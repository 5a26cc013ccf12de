import type { Settings } from "../../../stacks/settings/settings.ts";
import type { Path } from "../document/path.ts";
import type { ResolvedTenant } from "../tenant.ts";
import type { Tier } from "../tier.ts";

/** What a check of one tenant may look at. */
export interface Context {
  readonly tenant: ResolvedTenant;
  readonly tier: Tier;
  readonly settings: Settings;
  /** Whether the file itself, or its environment, states a value for this stack. */
  states(path: Path): boolean;
}
