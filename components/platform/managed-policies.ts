import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";

/** Attaches policies that AWS manages, by their name with its path, to one of the platform's roles. */
export function attachManagedPolicies(
  { partition }: Settings,
  roleName: string,
  role: aws.iam.Role,
  policies: readonly string[],
  options: pulumi.CustomResourceOptions,
): aws.iam.RolePolicyAttachment[] {
  return policies.map(
    (policy) =>
      new aws.iam.RolePolicyAttachment(
        logicalName(roleName, lastSegment(policy)),
        { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/${policy}` },
        options,
      ),
  );
}

// AmazonEKS_CNI_Policy has the joint of logical names in its own.
const lastSegment = (policy: string) => policy.slice(policy.lastIndexOf("/") + 1).replaceAll("_", "-");
