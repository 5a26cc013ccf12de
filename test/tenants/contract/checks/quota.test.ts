import { refuses } from "../refused.ts";

refuses("a quota", {
  minimal: [
    [
      "quota: {cpu: 80}",
      "14 quota.cpu: 80 is above the ceiling of 64 for tier regular in dev. Lower it, or ask the platform for a higher tier or ceiling.",
    ],
    [
      "quota: {gpus: 1}",
      "15 quota.gpus: the shared pool has no GPUs. Use isolation: dedicated with GPU instance types, or set quota.gpus: 0 for dev.",
    ],
    [
      "quota: {serviceAccounts: 1}",
      "26 quota.serviceAccounts: a quota of 1 ServiceAccounts is too small for 2, default included. Set quota.serviceAccounts to 2 or more.",
    ],
  ],
  dedicated: [
    [
      "quota: {gpus: 1}",
      "15 quota.gpus: m7i.xlarge has no GPU. Name GPU instance types in nodes.instanceTypes, such as g5.xlarge, or set it to 0.",
    ],
  ],
});
