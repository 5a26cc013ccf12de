import type { Json, PlanSettings } from "../../plan/plan.ts";
import { clusterArn, types } from "../vocabulary.ts";

/** What the inputs of a type may say. */
interface Shape {
  /** The claim that an input which is not listed could belie. */
  readonly claim: string;
  /** Inputs that belie no claim whatever they say, or that a claim judges itself. */
  readonly free: string;
  readonly bound: Readonly<Record<string, Bound>>;
}

/** The claim that another value would belie, and the values that do not. */
export type Bound = readonly [claim: string, wanted: (settings: PlanSettings) => readonly Json[]];

const ofCluster = (claim: string): Record<string, Bound> => ({
  clusterName: [claim, ({ cluster }) => [cluster.name]],
});

/** Of what is made once and bears on every tenant. */
export const shapes: Readonly<Record<string, Shape>> = {
  [types.awsProvider]: {
    claim: "W-2",
    free: "skipCredentialsValidation skipRegionValidation",
    bound: {
      allowedAccountIds: ["W-2", ({ account }) => [JSON.stringify([account])]],
      region: ["W-2", ({ region }) => [region]],
    },
  },
  [types.kubernetesProvider]: {
    claim: "NS-1",
    free: "enablePatchForce enableServerSideApply kubeconfig",
    bound: { clusterIdentifier: ["NS-1", (settings) => [clusterArn(settings)]] },
  },
  [types.cluster]: {
    claim: "A-2",
    free:
      "bootstrapSelfManagedAddons corednsAddonOptions createOidcProvider deletionProtection enabledClusterLogTypes " +
      "encryptionConfigKeyArn endpointPrivateAccess endpointPublicAccess kubeProxyAddonOptions publicAccessCidrs " +
      "skipDefaultNodeGroup skipDefaultSecurityGroups subnetIds tags vpcCniOptions vpcId",
    bound: {
      authenticationMode: ["A-2", () => ["API"]],
      createInstanceRole: ["W-4", () => [false]],
      kubernetesServiceIpAddressRange: ["NET-1", ({ network }) => [network.serviceCidr]],
      name: ["NS-1", ({ cluster }) => [cluster.name]],
      version: ["N-1", ({ cluster }) => [cluster.version]],
    },
  },
  [types.addon]: {
    claim: "A-2",
    free:
      "addonVersion configurationValues preserve resolveConflictsOnCreate resolveConflictsOnUpdate " +
      "serviceAccountRoleArn tags",
    bound: {
      ...ofCluster("A-2"),
      addonName: ["A-2", () => ["aws-ebs-csi-driver", "coredns", "eks-pod-identity-agent", "metrics-server"]],
    },
  },
  [types.accessPolicy]: {
    claim: "A-2",
    free: "accessScope policyArn principalArn",
    bound: ofCluster("A-2"),
  },
  [types.vpc]: {
    claim: "NET-1",
    free: "availabilityZoneNames enableDnsHostnames enableDnsSupport natGateways subnetSpecs subnetStrategy tags",
    bound: { cidrBlock: ["NET-1", ({ network }) => [network.cidrs.join()]] },
  },
  [types.key]: {
    claim: "W-2",
    free: "deletionWindowInDays description enableKeyRotation tags",
    bound: {},
  },
  [types.nodeGroup]: {
    claim: "N-1",
    free:
      "amiType capacityType forceUpdateVersion instanceTypes labels launchTemplate nodeGroupName " +
      "nodeGroupNamePrefix nodeRepairConfig nodeRoleArn releaseVersion scalingConfig subnetIds tags taints " +
      "updateConfig version",
    bound: ofCluster("N-1"),
  },
  // User data and an image of one's own could label nodes as anybody's.
  [types.launchTemplate]: {
    claim: "N-1",
    free:
      "blockDeviceMappings description ebsOptimized metadataOptions monitoring name namePrefix tagSpecifications " +
      "tags updateDefaultVersion",
    bound: {},
  },
};
