import { expirations } from "../diff/expirations.ts";
import type { Json, PlannedResource } from "../plan.ts";

/** The one fact about a resource that a reader of the tree looks for; empty where the name says it all. */
export function describe({ type, inputs, import: adopted }: PlannedResource): string {
  const input = inputs as Inputs;
  const fact = facts[type]?.(input) ?? objectName(input);
  return adopted === undefined ? fact : `${fact}${fact === "" ? "" : ", "}adopts ${adopted}`;
}

type Inputs = { readonly [key: string]: Json } & { readonly metadata?: { readonly name?: string } };

const objectName = ({ metadata }: Inputs) => metadata?.name ?? "";

const facts: Readonly<Record<string, (inputs: Inputs) => string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": () => "metadata by token, one hop",
  "aws:eks/nodeGroup:NodeGroup": ({ instanceTypes, capacityType, scalingConfig }) => {
    const { minSize, maxSize } = scalingConfig as { minSize: number; maxSize: number };
    return `${minSize}–${maxSize} ${(instanceTypes as string[]).join(", ")} ${capacityType}`;
  },
  "aws:eks/accessEntry:AccessEntry": (inputs) => `${inputs.principalArn}${asWhom(inputs)}`,
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": ({ namespace, serviceAccount }) =>
    `${namespace}/${serviceAccount}`,
  "aws:eks/addon:Addon": ({ addonName, addonVersion }) => `${addonName} ${addonVersion}`,
  "aws:iam/rolePolicy:RolePolicy": ({ policy }) => statements(policy),
  "aws:s3/bucketPolicy:BucketPolicy": ({ policy }) => statements(policy),
  "aws:s3/bucket:Bucket": ({ bucket }) => String(bucket),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (inputs) =>
    expirations(inputs)
      .map(({ prefix, when }) => `${prefix} expires ${when}`)
      .join(", "),
  "aws:s3/accessPoint:AccessPoint": ({ name }) => String(name),
};

/** ` as admins until 2026-11-30T18:00:00Z`, which the entry's name does not say. */
function asWhom({ kubernetesGroups, tags }: Inputs): string {
  const group = (kubernetesGroups as string[]).at(-1);
  const until = (tags as Readonly<Record<string, string>>)["break-glass-until"];
  const persona = group === undefined ? "" : ` as ${group.slice(group.lastIndexOf(":") + 1)}`;
  return until === undefined ? persona : `${persona} until ${until}`;
}

/** A policy's statements by their ids. */
function statements(policy: Json | undefined): string {
  if (typeof policy !== "string" || !policy.startsWith("{")) return "";
  const { Statement } = JSON.parse(policy) as { Statement: { Sid?: string; Effect: string }[] };
  return Statement.map(({ Sid, Effect }) => `${Effect} ${Sid ?? ""}`.trim()).join(", ");
}
