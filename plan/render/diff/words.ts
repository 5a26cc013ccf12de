import { printable } from "../../../tenants/contract/document/printable.ts";
import { counted } from "../../counted.ts";
import type { ContractChange, Operation, PlanDiff, ResourceChange, TenantDiff } from "../../diff/diff.ts";
import { isList, isMap } from "../../diff/paths.ts";
import { someOf } from "../../diff/some-of.ts";
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
    if (parts.length > 0) return parts.join(", ");
    if (now.length > 0) return `reordered: ${now.join(", ")}`;
    return before === null ? value(after) : `${value(before)} → not stated`;
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

/** `2 tenants change, 1 tenant is added` */
export function headline({ tenants, platform }: PlanDiff): string {
  const words = statusWords((status) => tenants.filter((tenant) => tenant.status === status).length);
  if (platform.length > 0) words.push(`${counted(platform.length, "resource")} of the platform`);
  return words.join(", ") || "nothing changes";
}

/** What becomes of how many tenants, of each status that there is. */
export function statusWords(count: (status: TenantDiff["status"]) => number): string[] {
  const words = [
    ["changed", "changes", "change"],
    ["added", "is added", "are added"],
    ["removed", "is removed", "are removed"],
  ] as const;
  return words.flatMap(([status, one, many]) => {
    const number = count(status);
    return number === 0 ? [] : [`${counted(number, "tenant")} ${number === 1 ? one : many}`];
  });
}

/** The inputs of a change, the forcing ones first; a long list is cut. Of what is adopted, what it is. */
export function pathWords({ paths, replaces, adopts }: ResourceChange, most = 4): string {
  if (adopts !== null) return `adopts ${printable(adopts)}`;
  const forcing = replaces.map(({ path }) => path);
  return someOf([...new Set([...forcing, ...paths])].map(printable), most);
}
