import { counted } from "../../counted.ts";
import { type Danger, dangersOf } from "../../diff/dangers.ts";
import type { Phrase } from "../../diff/phrase.ts";
import { code } from "../escape.ts";
import { type Detail, firstRendered } from "./detail.ts";
import type { Comment, Report } from "./report.ts";

/** What a reviewer must not miss, the worst first; the same in several stacks is said once. */
export function attention({ reports }: Comment, detail: Detail): string {
  const found = new Map<string, { danger: Danger; labels: string[] }>();
  for (const { label, diff } of reports) {
    for (const danger of diff === null ? [] : dangersOf(diff)) {
      const key = JSON.stringify([danger.tenant, danger.says]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { danger, labels: [label] });
      else known.labels.push(label);
    }
  }
  const dangers = [...found.values()].sort((a, b) => a.danger.rank - b.danger.rank);
  const gone = reports.flatMap(goneLine);
  if (dangers.length + gone.length === 0) return "";
  const lines = firstRendered(dangers, detail.lines, ({ danger: { tenant, says }, labels }) => {
    const subject = tenant === null ? "the platform" : `**${code(tenant)}**`;
    return `- ${labels.join(", ")} · ${subject} ${phrase(says)}`;
  });
  return ["### ⚠ Look at these first", "", ...gone, ...lines].join("\n");
}

/** Nothing is deleted with a stack's file, nor does anything tell what becomes of what it made. */
function goneLine({ label, gone }: Report): string[] {
  if (gone === undefined) return [];
  const whose = gone.tenants === null ? "its tenants" : `its ${counted(gone.tenants, "tenant")}`;
  return [
    `- ${label} · the environment's file is deleted: nothing manages ${whose} and its platform any more, and all of it ` +
      `stays in AWS as it is. Restore ${code(`stacks/Pulumi.${label}.yaml`)} until its tenants are offboarded and ` +
      "<code>pulumi destroy</code> is done; under another name a stack begins anew.",
  ];
}

const phrase = (says: Phrase) =>
  says.map((part) => (typeof part === "string" ? part : code(part.code))).join("");
