import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings } from "../stacks/settings/load.ts";
import type { Settings } from "../stacks/settings/settings.ts";
import { loadDeployed } from "../tenants/contract/load.ts";
import { noticesOf } from "../tenants/contract/notices.ts";
import type { Left } from "../tenants/contract/removed.ts";
import type { ResolvedTenant } from "../tenants/contract/tenant.ts";

/** The repository's root, which holds `stacks/`, as seen from the working directory: problems name files so. */
export const root = relative(process.cwd(), fileURLToPath(new URL("..", import.meta.url))) || ".";

/** Where a plan comes from: a stack's settings and a directory of tenants. */
export interface PlanSource {
  readonly stack: string;
  readonly tenants: string;
}

export interface Inputs {
  readonly settings: Settings;
  readonly tenants: readonly ResolvedTenant[];
  /** The tenants that left the stack. */
  readonly removed: readonly Left[];
}

interface ReadInputs extends Inputs {
  /** What is no fault and yet for somebody to tidy up. */
  readonly notices: readonly string[];
}

/** @throws InputError with every problem of the settings, or of the tenants, at once. */
export function readInputs({ stack, tenants }: PlanSource): ReadInputs {
  const settings = loadSettings({ stack, root });
  const { deployed, removed } = loadDeployed({ directory: tenants, settings });
  return {
    settings,
    tenants: deployed.map(({ tenant }) => tenant),
    removed,
    notices: noticesOf(deployed, settings),
  };
}
