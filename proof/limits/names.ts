import type { PlannedResource } from "../../plan/plan.ts";
import { isSettled } from "../objects/given.ts";
import { isObject } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { isKubernetes, kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";

/** The input that names a thing, and how long its name may be in AWS or in Kubernetes. */
interface NameRule {
  readonly input: string;
  readonly most: number;
}

const rules = new Map<string, NameRule>([
  [types.role, { input: "name", most: 64 }],
  [types.rolePolicy, { input: "name", most: 128 }],
  [types.nodeGroup, { input: "nodeGroupName", most: 63 }],
  [types.launchTemplate, { input: "name", most: 128 }],
  [types.accessPoint, { input: "name", most: 50 }],
  [types.bucket, { input: "bucket", most: 63 }],
]);

/** What Pulumi adds to a logical name where none is given: a hyphen and seven characters. */
const suffix = 8;

/** No name is too long for what it names. */
export function judgeNames(view: View, judgement: Judgement): void {
  for (const resource of view.plan.resources) {
    const rule = rules.get(resource.type);
    if (rule !== undefined) judgeName(resource, resource.inputs[rule.input], rule.most, judgement);
    if (resource.type === kinds.namespace) judgeObject(resource, 63, judgement);
    else if (isKubernetes(resource)) judgeObject(resource, 253, judgement);
    if (resource.type === types.nodeGroup) judgeLabels(resource, judgement);
  }
}

function judgeName(resource: PlannedResource, name: unknown, most: number, judgement: Judgement): void {
  const length = isSettled(name) ? name.length : resource.name.length + suffix;
  judgement.check(
    length <= most,
    () => `the name of ${resource.name} has ${length} characters, where there may be ${most}`,
    resource,
  );
}

function judgeObject(resource: PlannedResource, most: number, judgement: Judgement): void {
  const { metadata } = resource.inputs;
  if (isObject(metadata) && metadata.name !== undefined) judgeName(resource, metadata.name, most, judgement);
}

/** A node's labels and taints are Kubernetes', whatever EKS would take. */
function judgeLabels(group: PlannedResource, judgement: Judgement): void {
  const { labels, taints } = group.inputs;
  const tainted = Array.isArray(taints) ? taints.filter(isObject).map(({ key, value }) => [key, value]) : [];
  for (const [key, value] of [...Object.entries(isObject(labels) ? labels : {}), ...tainted]) {
    judgement.check(
      String(key).length <= 63 && String(value).length <= 63,
      () => `${group.name} has the label or taint ${String(key)}=${String(value)}, longer than 63 characters`,
      group,
    );
  }
}
