import type { Check } from "./check.ts";
import { variantNames } from "./variant.ts";

const begin = "<!-- mutation run: written by npm run test:cluster -- --mutate --write -->";

/** docs/conformance.md: the list of checks, and what an earlier mutation run wrote. */
export function renderReport(checks: readonly Check[], mutation: string): string {
  return `# Conformance

What \`npm run test:cluster\` tries on a real Kubernetes control plane: kube-apiserver, kube-controller-manager,
kube-scheduler and etcd, with nodes that kwok plays. The tenants of \`test/cluster/tenants\` go through the program
itself, and the suite applies what \`npm run plan -- --manifests\` prints. Every attack stands beside the nearest
thing that is permitted, so that nothing counts as refused because everything is.

The suite runs three times:

- **standard**: as on EKS 1.36 and newer.
- **without mutation**: as on a cluster before 1.36, where nothing is filled in. The same must be refused, and a
  refusal must name the lines to add. The API server is the same; only the program's setting differs.
- **bare pods**: with \`cluster.barePods: true\`, as the Multi-Tenancy Benchmark needs it.

Ids are those of the design's claims; \`MTB-…\` those of the Multi-Tenancy Benchmark, of which the suite has all 19;
\`CPI-7\`, \`DI-2\` and the like are its proposed additions. What no control plane can show is proven from the plan by
\`npm run prove\`: IAM, S3 and whether the network lets a packet through.

## Checks

${checkTable(checks)}

${begin}
${mutation.trim()}
`;
}

/** The part that an earlier run wrote. */
export const mutationPart = (report: string): string => report.split(begin)[1] ?? "\nNot run yet.\n";

function checkTable(checks: readonly Check[]): string {
  const rows = checks.map(({ id, title, variants }) => {
    const where = variantNames.map((name) =>
      variants === undefined || variants.includes(name) ? " ✓ |" : " |",
    );
    return `| ${id} | ${title.replaceAll("|", "\\|")} |${where.join("")}`;
  });
  const runs = variantNames.reduce(
    (sum, name) => sum + checks.filter(({ variants }) => variants?.includes(name) ?? true).length,
    0,
  );
  return [
    `${checks.length} checks, ${runs} runs of them.`,
    "",
    `| id | what is tried | ${variantNames.join(" | ")} |`,
    `|---|---|${variantNames.map(() => ":-:|").join("")}`,
    ...rows,
  ].join("\n");
}
