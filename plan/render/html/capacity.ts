import type { PlannedResource } from "../../plan.ts";
import type { Environment } from "./environment.ts";
import { html, type Markup } from "./markup.ts";

/** What AWS bounds: how much of it the plan takes. */
export function capacity({ plan }: Environment): Markup {
  const { limits } = plan.settings;
  const rows = measures.map(({ title, type, limit }) =>
    row(
      title,
      plan.resources.filter((resource: PlannedResource) => resource.type === type).length,
      limits[limit],
    ),
  );
  return html`<section id="capacity" aria-labelledby="capacity-title">
<h2 id="capacity-title">Capacity</h2>
<div class="scroll" role="region" aria-labelledby="capacity-title" tabindex="0">
<table>
<thead><tr><th scope="col">Of this stack</th><th scope="col" class="number">Planned</th><th scope="col" class="number">Limit</th><th scope="col">Use</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}

function row(title: string, used: number, limit: number): Markup {
  const percent = limit === 0 ? 100 : Math.floor((used / limit) * 100);
  const high = Math.floor(limit * 0.8);
  return html`<tr><th scope="row">${title}</th><td class="number">${used.toLocaleString("en")}</td><td class="number">${limit.toLocaleString("en")}</td><td><meter min="0" max="${limit}" high="${high}" value="${used}" aria-label="${title}"></meter> ${percent} %</td></tr>
`;
}

const measures = [
  { title: "Node groups of the cluster", type: "aws:eks/nodeGroup:NodeGroup", limit: "nodeGroupsPerCluster" },
  {
    title: "Access entries of the cluster",
    type: "aws:eks/accessEntry:AccessEntry",
    limit: "accessEntriesPerCluster",
  },
  {
    title: "Pod Identity associations of the cluster",
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    limit: "podIdentityAssociationsPerCluster",
  },
  { title: "IAM roles of the account", type: "aws:iam/role:Role", limit: "iamRolesPerAccount" },
  {
    title: "S3 access points of the region",
    type: "aws:s3/accessPoint:AccessPoint",
    limit: "accessPointsPerRegion",
  },
] as const;
