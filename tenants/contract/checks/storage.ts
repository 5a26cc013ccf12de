import { type Finding, finding } from "../document/finding.ts";
import type { Context } from "./context.ts";

/** S3 needs somebody to use it and a way there. */
export function checkStorage({ tenant, settings, states }: Context): Finding[] {
  const { s3, accessPoint } = tenant.storage;
  if (s3 === "none") {
    if (!accessPoint) return [];
    const path = states(["storage", "accessPoint"]) ? ["storage", "accessPoint"] : ["storage", "s3"];
    return [finding(path, "an access point needs storage", "Set storage.s3, or accessPoint: false")];
  }
  const found: Finding[] = [];
  if (tenant.workloads.serviceAccounts.length === 0) {
    const path = states(["workloads", "serviceAccounts"])
      ? ["workloads", "serviceAccounts"]
      : ["storage", "s3"];
    const remedy = "Name one in workloads.serviceAccounts, or set storage.s3: none";
    found.push(finding(path, `storage.s3 ${s3} needs a ServiceAccount to use it`, remedy));
  }
  if (settings.network.s3Endpoints.length === 0) {
    const what = `${settings.stack} has no way to S3`;
    const remedy = `Set network.s3Endpoints in stacks/Pulumi.${settings.stack}.yaml, or storage.s3: none`;
    found.push(finding(["storage", "s3"], what, remedy));
  }
  return found;
}
