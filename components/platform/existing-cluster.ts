import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { type Addon, type ExistingCluster, preflight } from "./preflight.ts";

/**
 * The kubeconfig of an existing cluster.
 *
 * @throws pulumi.RunError with everything that keeps the cluster from being fit for tenants.
 */
export async function readKubeconfig(settings: Settings, options: pulumi.InvokeOptions): Promise<string> {
  const cluster = await aws.eks.getCluster({ name: settings.cluster.name }, options);
  // Offline there is nothing to read: the answer is empty, and the plan goes by the settings alone.
  if (cluster.endpoint !== undefined) {
    const problems = preflight(settings, await describe(cluster, settings, options));
    if (problems.length > 0) throw new pulumi.RunError(report(settings, problems));
  }
  return JSON.stringify(kubeconfig(settings, cluster.endpoint, cluster.certificateAuthorities?.[0]?.data));
}

async function describe(
  cluster: aws.eks.GetClusterResult,
  settings: Settings,
  options: pulumi.InvokeOptions,
): Promise<ExistingCluster> {
  const addon = (name: string) => readAddon(name, settings, options);
  return {
    version: cluster.version,
    vpcId: cluster.vpcConfig.vpcId,
    authenticationMode: cluster.accessConfigs[0]?.authenticationMode,
    serviceCidr: cluster.kubernetesNetworkConfigs?.[0]?.serviceIpv4Cidr,
    issuer: cluster.identities[0]?.oidcs[0]?.issuer,
    vpcCni: await addon("vpc-cni"),
    podIdentityAgent: await addon("eks-pod-identity-agent"),
  };
}

async function readAddon(
  addonName: string,
  settings: Settings,
  options: pulumi.InvokeOptions,
): Promise<Addon> {
  try {
    const addon = await aws.eks.getAddon({ clusterName: settings.cluster.name, addonName }, options);
    const { addonVersion, configurationValues, serviceAccountRoleArn, podIdentityAssociations } = addon;
    return {
      installed: true,
      version: addonVersion,
      configurationValues,
      hasRole: serviceAccountRoleArn !== "" || podIdentityAssociations.length > 0,
    };
  } catch (error) {
    return { installed: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const report = ({ cluster }: Settings, problems: readonly string[]) =>
  [`The existing cluster ${cluster.name} cannot keep tenants apart yet:`, ...problems].join("\n  - ");

function kubeconfig({ cluster, region }: Settings, server: string, authority: string | undefined) {
  const { name } = cluster;
  const args = ["eks", "get-token", "--cluster-name", name, "--region", region];
  return {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "certificate-authority-data": authority } }],
    users: [
      {
        name,
        user: { exec: { apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws", args } },
      },
    ],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  };
}
