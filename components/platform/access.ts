import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { fingerprint, logicalName, previewGroup } from "../names.ts";
import { platformTags } from "../tags.ts";

/**
 * Makes the platform's engineers administrators of a new cluster, besides the principal that creates it: EKS makes
 * that one an administrator itself. An existing cluster keeps the ones it has.
 */
export function createAdmins(settings: Settings, options: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const { cluster, partition } = settings;
  if (!cluster.create) return [];
  return cluster.admins.flatMap((principalArn) => {
    const name = logicalName("platform", "admin", fingerprint(principalArn));
    const entry = createEntry(name, settings, principalArn, [], options);
    const association = new aws.eks.AccessPolicyAssociation(
      name,
      {
        clusterName: cluster.name,
        principalArn,
        policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: "cluster" },
      },
      { ...options, dependsOn: [entry] },
    );
    return [entry, association];
  });
}

/** Lets the identity that previews pull requests in; what its group may do is the guardrails' to say. */
export function createPreviewer(
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { preview } = settings.cluster;
  if (preview === null) return [];
  return [createEntry(logicalName("platform", "preview"), settings, preview, [previewGroup], options)];
}

function createEntry(
  name: string,
  settings: Settings,
  principalArn: string,
  kubernetesGroups: string[],
  options: pulumi.CustomResourceOptions,
): aws.eks.AccessEntry {
  const clusterName = settings.cluster.name;
  const tags = platformTags(settings);
  return new aws.eks.AccessEntry(name, { clusterName, principalArn, kubernetesGroups, tags }, options);
}
