import { mixesUpNamespaces } from "../../stacks/settings/cluster-schema.ts";
import type { Settings } from "../../stacks/settings/settings.ts";

/** What AWS says of a cluster that was not made here. */
export interface ExistingCluster {
  readonly version: string;
  readonly vpcId: string;
  readonly authenticationMode: string | undefined;
  readonly serviceCidr: string | undefined;
  /** With its scheme: https://oidc.eks.<region>.amazonaws.com/id/<ID>. */
  readonly issuer: string | undefined;
  readonly vpcCni: Addon;
  readonly podIdentityAgent: Addon;
}

export type Addon =
  | {
      readonly installed: true;
      readonly version: string;
      /** JSON or YAML, as it was given to EKS. */
      readonly configurationValues: string;
      /** Whether the add-on has an IAM role of its own instead of the nodes'. */
      readonly hasRole: boolean;
    }
  | { readonly installed: false; readonly reason: string };

/** What stands between an existing cluster and the claims, each with what to do; none, if it is fit for tenants. */
export function preflight(settings: Settings, cluster: ExistingCluster): string[] {
  return [
    ...versionProblems(settings, cluster),
    ...accessProblems(cluster),
    ...networkProblems(settings, cluster),
    ...networkPolicyProblems(cluster.vpcCni),
    ...identityProblems(settings, cluster),
  ];
}

function versionProblems(settings: Settings, { version }: ExistingCluster): string[] {
  if (version === settings.cluster.version) return [];
  return [
    `Kubernetes is ${version}, the settings say ${settings.cluster.version}: set cluster.version to "${version}", ` +
      "since the guardrails differ by version",
  ];
}

function accessProblems({ authenticationMode }: ExistingCluster): string[] {
  if (authenticationMode === "API" || authenticationMode === "API_AND_CONFIG_MAP") return [];
  return [
    `the authentication mode is ${authenticationMode ?? "unknown"}, so access entries have no effect: ` +
      "change it to API_AND_CONFIG_MAP (there is no way back)",
  ];
}

function networkProblems({ network }: Settings, cluster: ExistingCluster): string[] {
  const problems: string[] = [];
  if (network.existing?.vpcId !== cluster.vpcId) {
    problems.push(`the cluster's VPC is ${cluster.vpcId}: set network.existing.vpcId to it`);
  }
  if (cluster.serviceCidr !== undefined && cluster.serviceCidr !== network.serviceCidr) {
    problems.push(`the service range is ${cluster.serviceCidr}: set network.serviceCidr to it`);
  }
  return problems;
}

const enforcingMode = /NETWORK_POLICY_ENFORCING_MODE["']?\s*:\s*["']?(\w+)/;

function networkPolicyProblems(vpcCni: Addon): string[] {
  if (!vpcCni.installed) {
    return [
      `the add-on vpc-cni cannot be read (${vpcCni.reason}): install it, with enableNetworkPolicy "true"`,
    ];
  }
  const problems: string[] = [];
  if (mixesUpNamespaces(vpcCni.version)) {
    problems.push(
      `the add-on vpc-cni is ${vpcCni.version}, whose network policy agent mixes up pods of namespaces such as b-c and c: ` +
        "update it to v1.23.0 or newer",
    );
  }
  const [, mode = "standard"] = enforcingMode.exec(vpcCni.configurationValues) ?? [];
  if (mode !== "standard") {
    problems.push(
      `NETWORK_POLICY_ENFORCING_MODE is ${mode}: remove it from the vpc-cni add-on, or set it to "standard"`,
    );
  }
  if (!/"?enableNetworkPolicy"?\s*:\s*["']?true/.test(vpcCni.configurationValues)) {
    problems.push('network policies are off: set enableNetworkPolicy to "true" in the vpc-cni add-on');
  }
  if (!vpcCni.hasRole) {
    problems.push(
      "the add-on vpc-cni lives on the nodes' role, which gives none here: " +
        "give it its own role with AmazonEKS_CNI_Policy, for the service account aws-node",
    );
  }
  return problems;
}

function identityProblems(settings: Settings, { issuer, podIdentityAgent }: ExistingCluster): string[] {
  const { identity, addons } = settings;
  if (identity.mode === "irsa") {
    if (issuer === `https://${identity.issuer}`) return [];
    return [`the issuer is ${issuer ?? "unknown"}: set identity.issuer to it, without https://`];
  }
  if (podIdentityAgent.installed || addons.podIdentityAgent !== null) return [];
  return [
    `the add-on eks-pod-identity-agent cannot be read (${podIdentityAgent.reason}): ` +
      "install it, or give addons.podIdentityAgent a version",
  ];
}
