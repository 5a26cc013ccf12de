import { computed, type PlanSettings } from "../../plan/plan.ts";
import { clusterArn, namespaceOf } from "../vocabulary.ts";
import { type Context, saying } from "./evaluator/context.ts";
import type { Principal } from "./evaluator/principal.ts";
import { roleArn } from "./role-name.ts";
import type { Role } from "./roles.ts";

export const bucketArn = ({ partition, bucket }: PlanSettings) => `arn:${partition}:s3:::${bucket}`;

/** A role as it calls AWS. What of its name comes at deployment no policy can know for certain. */
export const sender = (settings: PlanSettings, { resource }: Role): Principal => ({
  kind: "identity",
  name: roleArn(settings, resource),
});

/** Any of an account's roles. */
export const somebody = (partition: string, account: string): Principal => ({
  kind: "identity",
  name: `arn:${partition}:iam::${account}:role/*`,
});

/** What every call of a role's session says, whatever its pod does: the role's tags, and EKS's where it adds them. */
export function sessionContext(settings: PlanSettings, role: Role): Context {
  const tags = [...role.tags].map(([key, value]): [string, string[] | null] => [
    key,
    value === computed ? null : [value],
  ]);
  return new Map([
    ...callContext(settings),
    ["aws:principaltag/", []],
    ...[...tags, ...sessionTags(settings, role)].map(([key, values]): [string, readonly string[] | null] => [
      `aws:principaltag/${key.toLowerCase()}`,
      values,
    ]),
  ]);
}

/** What every call of anybody in the account says, but for those that AWS's services send. */
export const callContext = ({ account }: PlanSettings): [string, readonly string[] | null][] => [
  ["aws:principalaccount", [account]],
  ["aws:sourcearn", []],
  ["aws:sourceaccount", []],
];

/** Over TLS, as the clients of those who mean well. */
export const encrypted = (context: Context): Context => saying(context, "aws:securetransport", "true");

/** The six tags, of which three say what a tenant chooses; a session's tag wins over its role's. */
function sessionTags(settings: PlanSettings, { tenant }: Role): [string, readonly string[] | null][] {
  if (settings.identity.mode !== "pod-identity" || tenant === null) return [];
  return [
    ["eks-cluster-arn", [clusterArn(settings)]],
    ["eks-cluster-name", [settings.cluster.name]],
    ["kubernetes-namespace", [namespaceOf(tenant)]],
    ["kubernetes-service-account", null],
    ["kubernetes-pod-name", null],
    ["kubernetes-pod-uid", null],
  ];
}
