import type * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { associate, createRole, roleAnnotation } from "../identity.ts";
import { logicalName } from "../names.ts";
import { tenantTags } from "../tags.ts";
import { metadataOf } from "./metadata.ts";

interface Options {
  readonly role: pulumi.CustomResourceOptions;
  readonly associations: pulumi.CustomResourceOptions;
  readonly serviceAccounts: pulumi.CustomResourceOptions;
}

/**
 * Creates the one IAM role of the tenant's workloads, tagged with the tenant's name, and the service accounts that
 * may assume it. Without a service account there is no role.
 */
export function createWorkloadIdentity(
  tenant: ResolvedTenant,
  settings: Settings,
  options: Options,
): aws.iam.Role | undefined {
  const { serviceAccounts } = tenant.workloads;
  if (serviceAccounts.length === 0) return undefined;
  const name = logicalName(tenant.name, "workloads");
  const spec = { settings, namespace: tenant.name, serviceAccounts, tags: tenantTags(settings, tenant) };
  const role = createRole(name, spec, options.role);
  const associations = associate(name, spec, role, options.associations);
  const identity = settings.identity.mode === "irsa" ? { [roleAnnotation]: role.arn } : {};
  for (const [index, name] of serviceAccounts.entries()) {
    const association = associations[index];
    const metadata = metadataOf(tenant, name);
    new k8s.core.v1.ServiceAccount(
      logicalName(tenant.name, name),
      {
        metadata: { ...metadata, annotations: { ...metadata.annotations, ...identity } },
        // A workload that talks to the API server asks for the token in its pod.
        automountServiceAccountToken: false,
      },
      // A pod that starts before its association exists gets no credentials for as long as it runs.
      association === undefined
        ? options.serviceAccounts
        : { ...options.serviceAccounts, dependsOn: [association] },
    );
  }
  return role;
}
