import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import type { ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { fingerprint, logicalName, s3Prefix, tenantKey } from "../names.ts";
import { tenantTags } from "../tags.ts";

interface Storage {
  /** What the role may do. */
  readonly policies: readonly aws.iam.RolePolicy[];
  readonly accessPoint: aws.s3.AccessPoint | undefined;
}

/** Creates what the tenant's role may do in the shared bucket, and the access point where one is asked for. */
export function createStorage(
  tenant: ResolvedTenant,
  settings: Settings,
  role: aws.iam.Role,
  options: pulumi.CustomResourceOptions,
): Storage {
  const statements = rolePolicy(tenant, settings);
  const policies =
    statements === null
      ? []
      : [
          new aws.iam.RolePolicy(
            logicalName(tenant.name, "storage"),
            { role: role.name, policy: JSON.stringify(statements) },
            options,
          ),
        ];
  if (!tenant.storage.accessPoint) return { policies, accessPoint: undefined };
  const accessPoint = new aws.s3.AccessPoint(
    logicalName(tenant.name, "accesspoint"),
    {
      name: accessPointName(tenant, settings),
      bucket: settings.bucket.name,
      accountId: settings.account,
      bucketAccountId: settings.account,
      tags: tenantTags(settings, tenant),
      policy: JSON.stringify(accessPointPolicy(tenant, settings)),
    },
    options,
  );
  return { policies, accessPoint };
}

/** The role's policy: the own prefix only, or nothing at all for a tenant that is not active; null for neither. */
function rolePolicy(tenant: ResolvedTenant, settings: Settings): object | null {
  // Credentials that a pod already holds live for hours: only a denial ends them.
  if (tenant.state !== "active")
    return document([{ Sid: "NotActive", Effect: "Deny", Action: "*", Resource: "*" }]);
  if (tenant.storage.s3 === "none") return null;
  const prefix = s3Prefix(tenant.name);
  const [list, objects] = resources(tenant, settings, prefix);
  return document([
    {
      Sid: "ListOwnPrefix",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: list,
      Condition: { StringLike: { "s3:prefix": [prefix, `${prefix}*`] } },
    },
    { Sid: "OwnObjects", Effect: "Allow", Action: objectActions[tenant.storage.s3], Resource: objects },
  ]);
}

const objectActions = {
  "read-only": ["s3:GetObject"],
  "read-write": [
    "s3:GetObject",
    "s3:PutObject",
    "s3:DeleteObject",
    "s3:AbortMultipartUpload",
    "s3:ListMultipartUploadParts",
  ],
};

/** What the policy names: the bucket, and the access point too, since a call through it is judged by its own ARN. */
function resources(tenant: ResolvedTenant, settings: Settings, prefix: string): [string[], string[]] {
  const bucket = `arn:${settings.partition}:s3:::${settings.bucket.name}`;
  if (!tenant.storage.accessPoint) return [[bucket], [`${bucket}/${prefix}*`]];
  const point = accessPointArn(tenant, settings);
  return [
    [bucket, point],
    [`${bucket}/${prefix}*`, `${point}/object/${prefix}*`],
  ];
}

/** Closes the access point to everyone but the tenant's own role; it permits nothing by itself. */
function accessPointPolicy(tenant: ResolvedTenant, settings: Settings): object {
  const point = accessPointArn(tenant, settings);
  return document([
    {
      Sid: "OnlyTheTenant",
      Effect: "Deny",
      Principal: "*",
      // Not `s3:*`: whoever deploys must be able to read and remove the access point itself.
      Action: ["s3:*Object*", "s3:*Multipart*", "s3:ListBucket*"],
      Resource: [point, `${point}/object/*`],
      Condition: { StringNotEquals: { [`aws:PrincipalTag/${tenantKey}`]: tenant.name } },
    },
  ]);
}

/** Unique in the account and region, where other clusters may have a tenant of this name; at most 41 characters. */
function accessPointName({ name }: ResolvedTenant, settings: Settings): string {
  return `${name}-${fingerprint(settings.cluster.name)}`;
}

function accessPointArn(tenant: ResolvedTenant, settings: Settings): string {
  const { partition, region, account } = settings;
  return `arn:${partition}:s3:${region}:${account}:accesspoint/${accessPointName(tenant, settings)}`;
}

const document = (statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
