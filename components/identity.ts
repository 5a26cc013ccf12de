import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../stacks/settings/settings.ts";
import { logicalName } from "./names.ts";

/** The pods that may use a role: those of these service accounts in this namespace of this cluster. */
interface Workload {
  readonly namespace: string;
  /** One or more. */
  readonly serviceAccounts: readonly string[];
}

/**
 * The trust policy of a role for these pods, and for nobody else. Plain strings only, so that a review can judge
 * it before anything exists.
 */
export function trustPolicy(settings: Settings, workload: Workload) {
  // A condition on no value is an error in AWS at best; here it is one before anything is made.
  if (workload.serviceAccounts.length === 0) {
    throw new Error(`the role for namespace ${workload.namespace} names no service account`);
  }
  const { identity } = settings;
  const statement =
    identity.mode === "pod-identity"
      ? podIdentityTrust(settings, workload)
      : irsaTrust(settings, identity.issuer, workload);
  return { Version: "2012-10-17", Statement: [statement] };
}

/** Session tags are set by EKS from the pod itself; account and cluster keep its namesakes elsewhere out. */
function podIdentityTrust(settings: Settings, { namespace, serviceAccounts }: Workload) {
  return {
    Sid: "PodIdentity",
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": settings.account,
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": [...serviceAccounts],
      },
      ArnEquals: { "aws:SourceArn": clusterArn(settings) },
    },
  };
}

/** StringEquals, never StringLike: `acme*` would let in the namespace acme-eu. */
function irsaTrust(settings: Settings, issuer: string, { namespace, serviceAccounts }: Workload) {
  return {
    Sid: "ServiceAccounts",
    Effect: "Allow",
    Principal: { Federated: identityProviderArn(settings, issuer) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        [`${issuer}:sub`]: serviceAccounts.map((name) => `system:serviceaccount:${namespace}:${name}`),
      },
    },
  };
}

export const clusterArn = ({ partition, region, account, cluster }: Settings) =>
  `arn:${partition}:eks:${region}:${account}:cluster/${cluster.name}`;

/** ARN of the IAM identity provider that stands for the cluster's issuer. */
const identityProviderArn = ({ partition, account }: Settings, issuer: string) =>
  `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;

/** With IRSA, the annotation of a service account that names its role. */
export const roleAnnotation = "eks.amazonaws.com/role-arn";

interface IdentitySpec extends Workload {
  readonly settings: Settings;
  readonly tags: Readonly<Record<string, string>>;
}

/** Creates the role of a workload; nothing can use it before `associate`, or the annotation with IRSA. */
export function createRole(
  name: string,
  spec: IdentitySpec,
  options: pulumi.CustomResourceOptions,
): aws.iam.Role {
  const assumeRolePolicy = JSON.stringify(trustPolicy(spec.settings, spec));
  return new aws.iam.Role(name, { assumeRolePolicy, tags: spec.tags }, options);
}

/** Hands the role to the service accounts; with IRSA their annotation does, and there is nothing to create. */
export function associate(
  name: string,
  { settings, namespace, serviceAccounts, tags }: IdentitySpec,
  role: aws.iam.Role,
  options: pulumi.CustomResourceOptions,
): aws.eks.PodIdentityAssociation[] {
  if (settings.identity.mode !== "pod-identity") return [];
  const clusterName = settings.cluster.name;
  return serviceAccounts.map(
    (serviceAccount) =>
      new aws.eks.PodIdentityAssociation(
        logicalName(name, serviceAccount),
        { clusterName, namespace, serviceAccount, roleArn: role.arn, tags },
        options,
      ),
  );
}
