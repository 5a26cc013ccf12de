import { printable } from "../../../tenants/contract/printable.ts";
import type { ContractChange, Operation, PlanDiff, ResourceChange, TenantDiff } from "../../diff/diff.ts";
import { isList, isMap } from "../../diff/paths.ts";
import type { Json } from "../../plan.ts";

export const signs: Readonly<Record<Operation, string>> = {
  create: "+",
  update: "~",
  replace: "±",
  delete: "−",
};
const order: readonly Operation[] = ["delete", "replace", "update", "create"];

/** `− 1 ± 1 ~ 3`; a dot where nothing happens. */
export function tally(changes: readonly ResourceChange[]): string {
  const counts = order.map((op) => [op, changes.filter((change) => change.op === op).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([op, count]) => `${signs[op]} ${count}`);
  return parts.join(" ") || "·";
}

/** `8 → 16`, or of a list what comes and goes. */
export function valueChange({ before, after }: ContractChange): string {
  if (isList(before) || isList(after)) {
    const [old, now] = [items(before), items(after)];
    const parts = [
      ...now.filter((item) => !old.includes(item)).map((item) => `+ ${item}`),
      ...old.filter((item) => !now.includes(item)).map((item) => `− ${item}`),
    ];
    return parts.join(", ") || `reordered: ${now.join(", ")}`;
  }
  return before === null
    ? value(after)
    : after === null
      ? `${value(before)} → none`
      : `${value(before)} → ${value(after)}`;
}

const items = (list: Json) => (isList(list) ? list.map(value) : list === null ? [] : [value(list)]);

export function value(json: Json): string {
  if (json === null) return "none";
  if (isList(json)) return json.length === 0 ? "none" : json.map(value).join(", ");
  if (isMap(json)) {
    const { ports, ...rest } = json;
    const subject = Object.entries(rest).map(([key, inner]) =>
      inner === true ? key : `${key} ${value(inner)}`,
    );
    return printable(`${subject.join(", ")}${ports === undefined ? "" : ` on ${value(ports)}`}`);
  }
  return printable(String(json));
}

/** `2 tenants change, 1 is added` */
export function headline({ tenants, platform }: PlanDiff): string {
  const count = (status: TenantDiff["status"]) => tenants.filter((tenant) => tenant.status === status).length;
  const parts = [
    [count("changed"), "changes", "change"],
    [count("added"), "is added", "are added"],
    [count("removed"), "is removed", "are removed"],
  ] as const;
  const words = parts.flatMap(([number, one, many]) =>
    number === 0 ? [] : [`${counted(number, "tenant")} ${number === 1 ? one : many}`],
  );
  if (platform.length > 0) words.push(`${counted(platform.length, "resource")} of the platform`);
  return words.join(", ") || "nothing changes";
}

export const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** The inputs of a change, the forcing ones first; a long list is cut. */
export function pathWords({ paths, replaces }: ResourceChange, most = 4): string {
  const forcing = replaces.map(({ path }) => path);
  const all = [...new Set([...forcing, ...paths])].map(printable);
  const more = all.length - most;
  return more > 0 ? `${all.slice(0, most).join(", ")} and ${more} more` : all.join(", ");
}
