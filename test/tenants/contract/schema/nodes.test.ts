import { refuses } from "../refused.ts";

refuses("the form of nodes", {
  dedicated: [
    ["nodes: {max: 451}", "14 nodes.max: must be at most 450, but is the number 451. Use at most 450."],
    ["nodes: {diskGiB: 10}", "18 nodes.diskGiB: must be at least 20, but is the number 10. Use at least 20."],
    ["nodes: {instanceTypes: []}", "24 nodes.instanceTypes: is empty. Name at least 1."],
    [
      "nodes: {instanceTypes: [m7i.xlrge]}",
      '25 nodes.instanceTypes[0]: "m7i.xlrge" is no instance type known here. Did you mean m7i.xlarge?',
    ],
    [
      "nodes: {instanceTypes: [m7i.xlarge, m7g.xlarge]}",
      "37 nodes.instanceTypes[1]: m7g.xlarge is arm64, while m7i.xlarge is amd64. Use types of one architecture: an image runs on one.",
    ],
    [
      "nodes: {instanceTypes: [g5.xlarge, m7i.xlarge]}",
      "36 nodes.instanceTypes[1]: m7i.xlarge has no GPU, unlike g5.xlarge. Use types that all have a GPU, or none.",
    ],
    [
      "nodes: {instanceTypes: [g4ad.xlarge]}",
      "25 nodes.instanceTypes[0]: g4ad.xlarge has an AMD GPU, for which the node image has no driver. Use an NVIDIA type, such as g5.xlarge.",
    ],
    [
      "nodes: {capacity: Spot}",
      '19 nodes.capacity: must be one of on-demand, spot, but is the text "Spot". Did you mean spot?',
    ],
  ],
});
