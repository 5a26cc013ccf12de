import type { Adoption, Settings } from "../../stacks/settings/settings.ts";

const at = (line: number) => ({ file: "stacks/Pulumi.dev.yaml", line, column: 5 });

/** Settings that adopt what exists for a tenant; each part has a line of its own. */
export const adopting = (
  settings: Settings,
  tenant: string,
  parts: Partial<Omit<Adoption, "places">>,
): Settings => ({
  ...settings,
  adopt: {
    ...settings.adopt,
    [tenant]: {
      namespace: false,
      role: null,
      launchTemplate: null,
      nodeGroup: null,
      ...parts,
      places: { tenant: at(1), role: at(2), launchTemplate: at(3), nodeGroup: at(4) },
    },
  },
});

/** Everything that can be adopted. */
export const everything = {
  namespace: true,
  role: "acme-app",
  launchTemplate: "lt-0123456789abcdef0",
  nodeGroup: "acme-2020",
} as const;
