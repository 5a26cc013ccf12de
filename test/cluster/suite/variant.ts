import type { Settings } from "../../../stacks/settings/settings.ts";

/** A setting of the cluster under which the suite runs. The API server is the same in all of them. */
export interface Variant {
  readonly name: VariantName;
  /** Whether the cluster fills in what an ordinary Deployment leaves out. */
  readonly injects: boolean;
  readonly barePods: boolean;
}

export const variantNames = ["standard", "without mutation", "bare pods"] as const;
export type VariantName = (typeof variantNames)[number];

export const standard: Variant = { name: "standard", injects: true, barePods: false };

export const withoutMutation: Variant = { name: "without mutation", injects: false, barePods: false };

export const variants: readonly Variant[] = [
  standard,
  withoutMutation,
  { name: "bare pods", injects: true, barePods: true },
];

/** The stack's settings as the variant has them. */
export const settingsOf = (settings: Settings, { injects, barePods }: Variant): Settings => ({
  ...settings,
  cluster: { ...settings.cluster, barePods, version: injects ? settings.cluster.version : "1.35" },
});
