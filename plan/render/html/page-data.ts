/** What the page's script reads: of each tenant what its row opens, in the order of the rows. */
export interface PageData {
  readonly tenants: readonly TenantDetail[];
}

/** Text to show, nothing of it markup. */
export interface TenantDetail {
  readonly name: string;
  readonly contract: readonly Group[];
  /** What it talks to besides tenants; null where that is not proven. */
  readonly outside: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
  readonly resources: readonly (readonly [kind: string, name: string, about: string])[];
}

export interface Group {
  readonly title: string;
  /** Each with a label, which is empty where the title says it. */
  readonly values: readonly (readonly [label: string, value: string])[];
}
