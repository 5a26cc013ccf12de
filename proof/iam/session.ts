import type { PlanSettings } from "../../plan/plan.ts";
import { namespaceOf } from "../vocabulary.ts";
import type { Context } from "./pattern.ts";
import { nameless, type Principal } from "./principal.ts";
import type { Role } from "./roles.ts";

export const clusterArn = ({ partition, region, account, cluster }: PlanSettings) =>
  `arn:${partition}:eks:${region}:${account}:cluster/${cluster.name}`;

export const bucketArn = ({ partition, bucket }: PlanSettings) => `arn:${partition}:s3:::${bucket}`;

/** Who a pod is to AWS once it has its role. The role's name is given at deployment: no policy can know it. */
export const sender = ({ partition, account }: PlanSettings): Principal => ({
  kind: "identity",
  name: `arn:${partition}:iam::${account}:role/${nameless}`,
});

/** What every call of a role's session says: over TLS, with the role's tags, and EKS's where it has added them. */
export function sessionContext(settings: PlanSettings, role: Role): Context {
  const tags = [...role.tags, ...sessionTags(settings, role)];
  return new Map([
    ...callContext(settings),
    ...tags.map(([key, value]): [string, string[]] => [`aws:principaltag/${key.toLowerCase()}`, [value]]),
  ]);
}

/** What every call of anybody in the account says. */
export const callContext = ({ account }: PlanSettings): [string, readonly string[]][] => [
  ["aws:securetransport", ["true"]],
  ["aws:principalaccount", [account]],
];

/** Of the six tags, those that are known before a pod exists; a session's tag wins over its role's. */
function sessionTags(settings: PlanSettings, { tenant }: Role): [string, string][] {
  if (settings.identity.mode !== "pod-identity" || tenant === null) return [];
  return [
    ["eks-cluster-arn", clusterArn(settings)],
    ["eks-cluster-name", settings.cluster.name],
    ["kubernetes-namespace", namespaceOf(tenant)],
  ];
}
