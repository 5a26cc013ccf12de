import type { Verdict } from "./run.ts";

/** The mutation run in words: how many of how many were noticed, and which were not. */
export function renderMutations(verdicts: readonly Verdict[], of: number, version: string): string {
  const unnoticed = verdicts.filter(({ noticedBy }) => noticedBy === undefined);
  const doubles = unnoticed.filter(({ mutation }) => mutation.double !== undefined);
  const survivors = unnoticed.filter((verdict) => !doubles.includes(verdict));
  const kinds = [...new Set(verdicts.map(kindOf))].sort();
  const rows = kinds.map((kind) => {
    const own = verdicts.filter((verdict) => kindOf(verdict) === kind);
    return `| ${kind} | ${own.length} | ${own.filter(({ noticedBy }) => noticedBy !== undefined).length} |`;
  });
  return `
## What is noticed when it is missing

\`npm run test:cluster -- --mutate\` takes away one thing after the other by hand and looks whether a check fails:
each policy, each of its rules and of the resources it looks at, each right, label, taint, quota and limit. On
Kubernetes ${version}, ${verdicts.length - unnoticed.length} of ${verdicts.length} were noticed${verdicts.length < of ? `; the run ended before the other ${of - verdicts.length}` : ""}.

| taken away from | times | noticed |
|---|--:|--:|
${rows.join("\n")}

${survivors.length === 0 ? "Every removal that changes anything was noticed." : named("Not noticed", survivors)}
${doubles.length === 0 ? "" : `\n${named("Not noticed, because something else refuses the same", doubles)}\n`}`;
}

const named = (title: string, verdicts: readonly Verdict[]) =>
  `${title}:\n\n${verdicts.map(({ mutation: { what, double } }) => `- ${what}${double === undefined ? "" : `: ${double}`}`).join("\n")}`;

const kindOf = ({ mutation }: Verdict) => mutation.what.split(" ")[0] ?? "";
