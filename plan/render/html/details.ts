import { printable } from "../../../tenants/contract/document/printable.ts";
import type { ResolvedTenant } from "../../../tenants/contract/tenant.ts";
import { kindOf } from "../../diff/kind.ts";
import { isList, isMap } from "../../diff/paths.ts";
import { groupBy } from "../../group-by.ts";
import type { Json, PlannedResource } from "../../plan.ts";
import { describe } from "../describe.ts";
import { value } from "../diff/words.ts";
import type { Environment } from "./environment.ts";
import type { Group, PageData, TenantDetail } from "./page-data.ts";

/** What each row opens: the contract in its own order, who it talks to, and what it owns. */
export function detailsOf({ plan, tenants, reach }: Environment): PageData {
  const owned = groupBy(plan.resources, ({ tenant }) => tenant);
  const outside = new Map(reach?.outside.map((one) => [one.tenant, one]));
  return {
    tenants: tenants.map(({ contract }): TenantDetail => {
      const beyond = outside.get(contract.name);
      return {
        name: printable(contract.name),
        contract: groupsOf(contract),
        outside: beyond ? { from: beyond.from.map(printable), to: beyond.to.map(printable) } : null,
        resources: (owned.get(contract.name) ?? []).map((resource) => [
          printable(kindOf(resource)),
          printable(resource.name),
          printable(described(resource)),
        ]),
      };
    }),
  };
}

const described = (resource: PlannedResource) => {
  const about = describe(resource);
  return about === resource.name ? "" : about;
};

type Part = Exclude<keyof ResolvedTenant, "name" | "tier" | "isolation" | "state" | "offboarding">;

/** Without what the row itself says. */
const titles: Readonly<Record<Part, string>> = {
  owner: "Owner",
  nodes: "Nodes",
  access: "People",
  workloads: "Workloads",
  storage: "Storage",
  network: "Network",
  limits: "Limits of a container",
  quota: "Quota",
  tags: "Tags",
};

function groupsOf(contract: ResolvedTenant): Group[] {
  const entries = Object.entries(titles) as [Part, string][];
  return entries.map(([part, title]) => {
    const content = contract[part] as unknown as Json;
    return {
      title,
      values: isMap(content)
        ? valuesOf(content, part === "tags" ? (key) => key : words)
        : [["", value(content)]],
    };
  });
}

/** `default.memory` as `default memory`; each item of a list in a line of its own. */
function valuesOf(
  content: Readonly<Record<string, Json>>,
  labelOf: (key: string) => string,
  before = "",
): [string, string][] {
  const values = Object.entries(content).flatMap(([key, inner]): [string, string][] => {
    const label = printable(`${before}${labelOf(key)}`);
    if (isMap(inner)) return valuesOf(inner, labelOf, `${label} `);
    if (!isList(inner) || inner.length === 0) return [[label, value(inner)]];
    return inner.map((item, index) => [index === 0 ? label : "", value(item)]);
  });
  return values.length === 0 && before === "" ? [["", "none"]] : values;
}

/** `persistentVolumeClaims` as people write it. */
const words = (key: string) =>
  proper[key] ??
  key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

const proper: Readonly<Record<string, string>> = { cpu: "CPU", gpus: "GPUs", s3: "S3", diskGiB: "disk, GiB" };
