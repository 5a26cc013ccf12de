import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";
import { readKubeconfig } from "./existing-cluster.ts";
import { createIdentityProvider } from "./identity-provider.ts";
import type { Network } from "./network.ts";
import { createSystemIdentity } from "./system-identity.ts";

interface Cluster {
  readonly kubeconfig: pulumi.Output<string>;
  /** Before these there is no cluster that a node could join. */
  readonly resources: readonly pulumi.Resource[];
}

/** The cluster of the settings: made here, or an existing one that has passed the preflight. */
export function createCluster(
  settings: Settings,
  network: Network,
  options: pulumi.CustomResourceOptions,
): Cluster {
  if (!settings.cluster.create) {
    const kubeconfig = pulumi.output(readKubeconfig(settings, options));
    return { kubeconfig, resources: createIdentityProvider(settings, options) };
  }
  const cluster = new eks.Cluster(
    logicalName("platform", "cluster"),
    {
      ...clusterArgs(settings),
      vpcId: network.vpcId,
      subnetIds: network.controlPlaneSubnetIds,
      encryptionConfigKeyArn: createSecretsKey(settings, options).arn,
    },
    { ...options, dependsOn: [...network.resources] },
  );
  // Before the first node: its network plugin asks for its credentials as it starts.
  const identity = createSystemIdentity(
    logicalName("platform", "network"),
    settings,
    "aws-node",
    ["AmazonEKS_CNI_Policy"],
    { ...options, dependsOn: [cluster] },
  );
  return { kubeconfig: cluster.kubeconfigJson, resources: [cluster, ...identity.resources] };
}

function clusterArgs(settings: Settings) {
  const { cluster, network, addons } = settings;
  const { kubeProxy, vpcCni } = addons;
  if (kubeProxy === null || vpcCni === null)
    throw new Error("a new cluster has no network without its add-ons");
  const isPublic = cluster.publicAccessCidrs.length > 0;
  return {
    name: cluster.name,
    version: cluster.version,
    authenticationMode: eks.AuthenticationMode.Api,
    endpointPrivateAccess: true,
    endpointPublicAccess: isPublic,
    ...(isPublic && { publicAccessCidrs: [...cluster.publicAccessCidrs] }),
    kubernetesServiceIpAddressRange: network.serviceCidr,
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    deletionProtection: settings.protection.cluster,
    kubeProxyAddonOptions: { version: kubeProxy },
    vpcCniOptions: {
      addonVersion: vpcCni,
      enableNetworkPolicy: true,
      // A pod's traffic is open until its policies reach the node; `strict` would need policies for kube-system too.
      configurationValues: { env: { NETWORK_POLICY_ENFORCING_MODE: "standard" } },
    },
    // As an add-on of its own, after the system nodes: before any node it would hang for 20 minutes and fail.
    corednsAddonOptions: { enabled: false },
    bootstrapSelfManagedAddons: false,
    skipDefaultNodeGroup: true,
    // EKS's own security group, which managed node groups use, is then the only one.
    skipDefaultSecurityGroups: true,
    createInstanceRole: false,
    createOidcProvider: false,
    tags: platformTags(settings),
  } satisfies eks.ClusterArgs;
}

/** Encrypts the cluster's Secrets; with the key gone they are gone. */
function createSecretsKey(settings: Settings, options: pulumi.CustomResourceOptions): aws.kms.Key {
  return new aws.kms.Key(
    logicalName("platform", "secrets"),
    {
      description: `Secrets of the EKS cluster ${settings.cluster.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags: platformTags(settings),
    },
    { ...options, protect: settings.protection.cluster },
  );
}
