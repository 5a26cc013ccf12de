import { counted } from "../counted.ts";
import { kindOf } from "../diff/kind.ts";
import type { Plan, PlannedResource } from "../plan.ts";
import { columns } from "./columns.ts";
import { describe } from "./describe.ts";
import { type Style, styles } from "./style.ts";
import { tableHead, tableRows } from "./table.ts";

/** Above this many tenants a tree of each is noise: the table alone. */
const mostTrees = 20;

/** The plan for a person: what the platform and each tenant own, then, where a terminal stops, a line a tenant. */
export function renderPlan(plan: Plan, style: Style = styles()): string {
  const trees = plan.tenants.length <= mostTrees;
  const groups = [null, ...plan.tenants.map(({ name }) => name)]
    .map((name) => ({ name, resources: ownedBy(plan, name) }))
    .filter(({ resources }) => resources.length > 0);
  return [
    ...(trees ? groups.map(({ name, resources }) => tree(name, resources, style)) : []),
    heading(plan, style),
    table(plan, style),
    ...(trees ? [] : ["Show one with --tenant <name>, all with --json.\n"]),
  ].join("\n");
}

const ownedBy = ({ resources }: Plan, name: string | null) =>
  resources.filter(({ tenant }) => tenant === name);

function heading({ stack, settings, tenants }: Plan, style: Style): string {
  const { cluster, account, region } = settings;
  const facts = `cluster ${cluster.name}, Kubernetes ${cluster.version}, account ${account}, ${region}`;
  return `${style.strong(stack)}  ${facts}\n${counted(tenants.length, "tenant")}\n`;
}

function table(plan: Plan, style: Style): string {
  return `${columns([tableHead.map((title) => style.faint(title)), ...tableRows(plan)])}\n`;
}

function tree(name: string | null, resources: readonly PlannedResource[], style: Style): string {
  const urns = new Set(resources.map(({ urn }) => urn));
  const roots = resources.filter(({ parent }) => parent === null || !urns.has(parent));
  const rows = roots.flatMap((root) => branch(root, resources, ""));
  const title = `${style.strong(name ?? "platform")}  ${counted(resources.length, "resource")}`;
  const body = rows.map(([label, logicalName, detail]) => [label, logicalName, style.faint(detail)]);
  return `${title}\n${columns(body)}\n`;
}

type Row = [label: string, name: string, detail: string];

function branch(resource: PlannedResource, all: readonly PlannedResource[], indent: string): Row[] {
  const children = all.filter(({ parent }) => parent === resource.urn);
  const below = children.flatMap((child, index) => {
    const last = index === children.length - 1;
    const [first, ...rest] = branch(child, all, "");
    return [first, ...rest].flatMap((line, depth) =>
      line ? [prefixed(line, depth === 0 ? (last ? "└─ " : "├─ ") : last ? "   " : "│  ")] : [],
    );
  });
  const own: Row = [kindOf(resource), resource.name, describe(resource)];
  return [own, ...below].map((line) => prefixed(line, indent));
}

const prefixed = ([label, name, detail]: Row, prefix: string): Row => [`${prefix}${label}`, name, detail];
