import { ownFile } from "../../diff/causes.ts";
import type { ContractChange, TenantDiff } from "../../diff/diff.ts";
import { isList } from "../../diff/paths.ts";
import { value, valueChange } from "../diff/words.ts";
import { code } from "../escape.ts";
import { alike, type ChangedTenant } from "./tenants.ts";

/** What a tenant's author asks for, as one table: values against the stacks in which they are not the same. */
export function contract(stacks: ChangedTenant["stacks"]): string[] {
  return (["added", "changed"] as const).flatMap((status) => {
    const told = stacks.filter(({ tenant }) => tenant.status === status && tenant.contract.length > 0);
    const groups = alike(told, ({ tenant }) => JSON.stringify(tenant.contract));
    const paths = [...new Set(told.flatMap(({ tenant }) => shown(tenant)))].sort();
    if (paths.length === 0) return [];
    const isOwn = told.some(({ tenant }) => tenant.reasons.includes(ownFile));
    const title =
      status === "added" ? "What is asked for" : isOwn ? "What its author changed" : "What it gets now";
    const heads = groups.map((group) => group.map(({ label }) => label).join(", "));
    return [
      `**${title}**`,
      "",
      `| value | ${heads.join(" | ")} |`,
      `|---|${groups.map(() => "---|").join("")}`,
      ...paths.map(
        (path) => `| ${code(path)} | ${groups.map(([one]) => cell(path, one?.tenant)).join(" | ")} |`,
      ),
      "",
    ];
  });
}

const shown = ({ status, contract }: TenantDiff) =>
  contract.filter((change) => status !== "added" || isTold(change)).map(({ path }) => path);

function cell(path: string, tenant: TenantDiff | undefined): string {
  const change = tenant?.contract.find((other) => other.path === path);
  if (change === undefined) return "·";
  return code(tenant?.status === "added" ? value(change.after) : valueChange(change), 400);
}

/** Of a new tenant: not the counts that nobody chose, nor what it does not have. */
function isTold({ path, after }: ContractChange): boolean {
  if (path === "quota.gpus") return after !== 0;
  if (path.startsWith("quota.")) return /^quota\.(cpu|memory|storage|pods)$/.test(path);
  if (path.startsWith("limits.")) return false;
  return after !== null && after !== false && after !== "none" && !(isList(after) && after.length === 0);
}
