import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";
import { createSystemIdentity } from "./system-identity.ts";

/** Before the first node: its network plugin, too, gets its credentials from the agent. */
export function createPodIdentityAgent(
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): aws.eks.Addon[] {
  return createAddon(settings, "eks-pod-identity-agent", settings.addons.podIdentityAgent, {}, options);
}

/** The add-ons that need nodes to run on; one without a version is left to others. */
export function createAddons(settings: Settings, options: pulumi.CustomResourceOptions): aws.eks.Addon[] {
  const { coredns, metricsServer } = settings.addons;
  return [
    ...createAddon(settings, "coredns", coredns, {}, options),
    ...createAddon(settings, "metrics-server", metricsServer, {}, options),
    ...createVolumeDriver(settings, options),
  ];
}

/** The driver for EBS volumes. */
function createVolumeDriver(settings: Settings, options: pulumi.CustomResourceOptions): aws.eks.Addon[] {
  const { addons } = settings;
  if (addons.ebsCsi === null) return [];
  const { role, resources } = createSystemIdentity(
    logicalName("platform", "volumes"),
    settings,
    "ebs-csi-controller-sa",
    ["service-role/AmazonEBSCSIDriverPolicyV2"],
    options,
  );
  const extra = {
    configurationValues: JSON.stringify(volumeDriverConfiguration(settings)),
    ...(settings.identity.mode === "irsa" && { serviceAccountRoleArn: role.arn }),
  };
  const after = { ...options, dependsOn: [...resources] };
  return createAddon(settings, "aws-ebs-csi-driver", addons.ebsCsi, extra, after);
}

/** The region is given, since instance metadata is out of a pod's reach. */
const volumeDriverConfiguration = (settings: Settings) => ({
  controller: { region: settings.region, extraVolumeTags: platformTags(settings) },
});

function createAddon(
  settings: Settings,
  addonName: string,
  addonVersion: string | null,
  extra: Pick<aws.eks.AddonArgs, "configurationValues" | "serviceAccountRoleArn">,
  options: pulumi.CustomResourceOptions,
): aws.eks.Addon[] {
  if (addonVersion === null) return [];
  return [
    new aws.eks.Addon(
      logicalName("platform", addonName),
      {
        clusterName: settings.cluster.name,
        addonName,
        addonVersion,
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
        tags: platformTags(settings),
        ...extra,
      },
      options,
    ),
  ];
}
