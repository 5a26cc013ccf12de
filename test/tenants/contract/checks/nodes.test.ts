import { refuses } from "../refused.ts";

refuses("nodes", {
  minimal: [
    [
      "nodes: {max: 2}",
      "8 nodes: a pooled tenant has no nodes of its own. Remove nodes, or use isolation: dedicated.",
    ],
  ],
  dedicated: [
    ["nodes: {min: 5, max: 2}", "14 nodes.min: min 5 is above max 2. Lower min or raise max."],
    ["nodes: {min: 5}", "14 nodes.min: min 5 is above max 3. Lower min or raise max."],
    [
      "nodes: {max: 200}",
      "14 nodes.max: 200 is above the ceiling of 80 for tier premium in dev. Lower it, or ask the platform for a higher tier or ceiling.",
    ],
    [
      "nodes: {instanceTypes: [t3.nano]}",
      "24 nodes.instanceTypes: the smallest type leaves no room for pods beside the platform's own. Use larger types, such as m7i.large.",
    ],
  ],
});
