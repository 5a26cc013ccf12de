import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import type { Settings } from "./settings.ts";

const parts = ["role", "launchTemplate", "nodeGroup"] as const;

/** Nothing becomes two tenants', nor does the role of those who run the platform. */
export function checkAdoptions({ adopt, cluster, account }: Settings): Finding[] {
  const owners = new Map<string, string>();
  const platform = [...cluster.admins, ...(cluster.preview === null ? [] : [cluster.preview])]
    .filter((arn) => arn.includes(`::${account}:role/`))
    .map((arn) => arn.slice(arn.lastIndexOf("/") + 1).toLowerCase());
  return Object.entries(adopt).flatMap(([tenant, adoption]) =>
    parts.flatMap((part) => {
      const value = adoption[part];
      if (value === null) return [];
      const path = ["adopt", tenant, part];
      const key = `${part} ${value.toLowerCase()}`;
      const other = owners.get(key);
      owners.set(key, other ?? tenant);
      if (other !== undefined) {
        return [finding(path, `${value} already becomes ${other}'s`, "Give it to one of the two")];
      }
      if (part !== "role" || !platform.includes(value.toLowerCase())) return [];
      const what = `${value} runs the platform: its policies would be taken away`;
      return [finding(path, what, "Name the role of the tenant's workloads")];
    }),
  );
}
