import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { s3Prefix } from "../names.ts";

/** What a tenant's people need to start. */
export interface TenantOutputs {
  readonly namespace: string;
  /** Its people read only unless it is `active`. */
  readonly state: string;
  /** Shell command that writes the kubeconfig of its people. */
  readonly kubeconfig: string;
  readonly storage: {
    readonly bucket: string;
    /** Of the keys that its workloads may use. */
    readonly prefix: string;
    /** Alias, which stands in a bucket's place. */
    readonly accessPoint?: pulumi.Output<string>;
  };
  /** Of a tenant that is offboarding: what goes with it for good, and where its objects stay. */
  readonly offboarding?: { readonly destroys: readonly string[]; readonly keeps: string };
  /** IAM role of the workloads. */
  readonly roleArn?: pulumi.Output<string>;
}

interface Owned {
  readonly tenant: ResolvedTenant;
  readonly settings: Settings;
  readonly role: aws.iam.Role | undefined;
  readonly accessPoint: aws.s3.AccessPoint | undefined;
}

export function tenantOutputs({ tenant, settings, role, accessPoint }: Owned): TenantOutputs {
  const { cluster, region, bucket } = settings;
  return {
    namespace: tenant.name,
    state: tenant.state,
    kubeconfig: `aws eks update-kubeconfig --region ${region} --name ${cluster.name}`,
    storage: {
      bucket: bucket.name,
      prefix: s3Prefix(tenant.name),
      ...(accessPoint && { accessPoint: accessPoint.alias }),
    },
    ...(tenant.offboarding && {
      offboarding: {
        destroys: tenant.offboarding.destroys,
        keeps: `s3://${bucket.name}/${s3Prefix(tenant.name)}`,
      },
    }),
    ...(role && { roleArn: role.arn }),
  };
}
