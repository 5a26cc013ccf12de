import { counted } from "../../counted.ts";
import type { Operation, TenantDiff } from "../../diff/diff.ts";
import { statusWords } from "../diff/words.ts";
import { code } from "../escape.ts";
import type { Detail } from "./detail.ts";
import type { Comment, Report } from "./report.ts";

/** `## 2 tenants change · ⚠ 1 replacement`, and what is compared with what. */
export function heading({ reports, links }: Comment): string {
  const commit =
    links === null ? [] : [`[${code(links.commit.slice(0, 7))}](${links.repository}/commit/${links.commit})`];
  const bases = [...new Set(reports.flatMap(({ diff }) => diff?.base ?? []))].map((base) =>
    code(shortCommit(base)),
  );
  const run = links?.run ? [`[run](${links.run})`] : [];
  const parts = [...commit, ...(bases.length === 0 ? [] : [`against ${bases.join(", ")}`]), ...run];
  return [
    `## ${[title(reports), ...warnings(reports)].join(" · ")}`,
    ...(parts.length === 0 ? [] : ["", parts.join(" · ")]),
  ].join("\n");
}

const shortCommit = (base: string) => (/^[0-9a-f]{40}$/.test(base) ? base.slice(0, 7) : base);

function title(reports: readonly Report[]): string {
  if (reports.some(({ problems }) => problems.length > 0)) return "This cannot be deployed";
  if (reports.some(({ failure }) => failure !== null)) return "This could not be planned";
  const named = (status: TenantDiff["status"]) =>
    new Set(
      reports.flatMap(({ diff }) =>
        (diff?.tenants ?? []).filter((tenant) => tenant.status === status).map(({ name }) => name),
      ),
    ).size;
  const told = statusWords(named);
  if (reports.some(({ diff }) => (diff?.platform.length ?? 0) > 0)) told.push("the platform changes");
  return told.join(", ") || "No tenant changes";
}

function warnings(reports: readonly Report[]): string[] {
  const diffs = reports.flatMap(({ diff }) => diff ?? []);
  const changes = diffs.flatMap(({ tenants, platform }) => [
    ...platform,
    ...tenants.filter(({ status }) => status === "changed").flatMap(({ changes }) => changes),
  ]);
  const count = (op: Operation) => changes.filter((change) => change.op === op).length;
  const unexpected = new Set(
    diffs.flatMap(({ tenants }) => tenants.filter((tenant) => tenant.unexpected).map(({ name }) => name)),
  );
  const gone = reports.filter((report) => report.gone !== undefined).length;
  const told = [
    [gone, gone === 1 ? "environment given up" : "environments given up"],
    [unexpected.size, "unexpected"],
    [count("replace"), count("replace") === 1 ? "replacement" : "replacements"],
    [count("delete"), count("delete") === 1 ? "deletion" : "deletions"],
    [reports.reduce((sum, { refused }) => sum + refused.length, 0), "refused"],
    [reports.reduce((sum, { proof }) => sum + (proof?.failing.length ?? 0), 0), "not proven"],
  ] as const;
  return told.flatMap(([number, noun]) => (number === 0 ? [] : [`⚠ ${number} ${noun}`]));
}

/** How to read the signs, what stays, and where there is more. */
export function footer({ reports }: Comment, { isShed }: Detail): string {
  const stays = reports.flatMap(({ label, diff, same }) => {
    if (diff === null) return [];
    return [`${label} ${same === null ? counted(diff.unchanged, "tenant") : counted(same, "resource")}`];
  });
  const unchanged = stays.length === 0 ? [] : [`Unchanged: ${stays.join(", ")}.`];
  const signs = "+ create, &#126; update, ± replace, − delete.";
  const words = "A tenant is a file in <code>tenants/</code>, a column one environment.";
  const shed = isShed ? [`Some detail was left out to fit; <code>npm run diff</code> has all of it.`] : [];
  return `<sub>${[...unchanged, words, signs, ...shed].join(" ")}</sub>`;
}
