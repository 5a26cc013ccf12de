import { capacityOf } from "../capacity.ts";
import { type Finding, finding } from "../document/finding.ts";
import type { Nodes } from "../tenant.ts";
import type { Context } from "./context.ts";

/** Where the pods run: a node group of its own, or the pool that the stack must then have. */
export function checkNodes(context: Context): Finding[] {
  const { tenant, settings } = context;
  if (tenant.nodes !== null) return checkDedicated(context, tenant.nodes);
  if (settings.pool !== null) return [];
  return [
    finding(
      ["isolation"],
      `pooled needs nodes to share, and ${settings.stack} has no pool`,
      `Use isolation: dedicated, or set pool in stacks/Pulumi.${settings.stack}.yaml`,
    ),
  ];
}

function checkDedicated({ tenant, tier, settings, states }: Context, nodes: Nodes): Finding[] {
  const { ceilings } = tier;
  const found: Finding[] = [];
  if (nodes.min > nodes.max) {
    const path = states(["nodes", "min"]) ? ["nodes", "min"] : ["nodes", "max"];
    found.push(finding(path, `min ${nodes.min} is above max ${nodes.max}`, "Lower min or raise max"));
  }
  for (const key of ["max", "diskGiB"] as const) {
    if (nodes[key] <= ceilings.nodes[key]) continue;
    const what = `${nodes[key]} is above the ceiling of ${ceilings.nodes[key]} for tier ${tenant.tier} in ${settings.stack}`;
    found.push(finding(["nodes", key], what, "Lower it, or ask the platform for a higher tier or ceiling"));
  }
  const { cpu, memory, pods } = capacityOf({ ...nodes, max: 1 });
  if (cpu === "0" || memory === "0" || pods === 0) {
    const what = "the smallest type leaves no room for pods beside the platform's own";
    found.push(finding(["nodes", "instanceTypes"], what, "Use larger types, such as m7i.large"));
  }
  return found;
}
