import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { logicalName } from "../names.ts";

/**
 * Takes from a role that existed every policy but these: what it was given before stands in no plan, and nobody could
 * prove what it may do.
 */
export function createOwnPoliciesOnly(
  tenant: string,
  role: aws.iam.Role,
  policies: readonly aws.iam.RolePolicy[],
  options: pulumi.CustomResourceOptions,
): void {
  const roleName = role.name;
  new aws.iam.RolePoliciesExclusive(
    logicalName(tenant, "policies"),
    { roleName, policyNames: policies.map(({ name }) => name) },
    options,
  );
  new aws.iam.RolePolicyAttachmentsExclusive(
    logicalName(tenant, "attachments"),
    { roleName, policyArns: [] },
    options,
  );
}
