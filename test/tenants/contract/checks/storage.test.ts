import { refuses } from "../refused.ts";

refuses("storage", {
  minimal: [
    [
      "workloads: {serviceAccounts: []}",
      "30 workloads.serviceAccounts: storage.s3 read-write needs a ServiceAccount to use it. Name one in workloads.serviceAccounts, or set storage.s3: none.",
    ],
    [
      "storage: {s3: none, accessPoint: true}",
      "34 storage.accessPoint: an access point needs storage. Set storage.s3, or accessPoint: false.",
    ],
  ],
});
