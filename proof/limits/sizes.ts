import type { Json, PlannedResource } from "../../plan/plan.ts";
import { rolesOf } from "../iam/roles.ts";
import { isObject, list } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { judgeUse } from "./limit.ts";

/** How large policies may be, and how many taints, tags, rules and policies one thing may have. */
export function judgeSizes(view: View, judgement: Judgement): void {
  judgeRoles(view, judgement);
  const { limits } = view.plan.settings;
  for (const type of [types.bucketPolicy, types.accessPoint]) {
    for (const resource of view.ofType(type)) {
      if (resource.inputs.policy === undefined) continue;
      const used = Buffer.byteLength(textOf(resource.inputs.policy));
      const use = {
        what: `policy of ${resource.name}`,
        used,
        limit: limits.bucketPolicyBytes,
        unit: " bytes",
      };
      judgeUse(judgement, use, resource);
    }
  }
  for (const lifecycle of view.ofType(types.bucketLifecycle)) {
    const used = list(lifecycle.inputs.rules).length;
    judgeUse(
      judgement,
      { what: `lifecycle rules of ${lifecycle.name}`, used, limit: rulesPerBucket },
      lifecycle,
    );
  }
  for (const group of view.ofType(types.nodeGroup)) {
    const taints = Array.isArray(group.inputs.taints) ? group.inputs.taints.length : 0;
    judgeUse(
      judgement,
      { what: `taints of ${group.name}`, used: taints, limit: limits.taintsPerNodeGroup },
      group,
    );
  }
  for (const resource of view.plan.resources) {
    if (resource.type.startsWith("aws:")) judgeTags(resource, limits.tagsPerResource, judgement);
  }
}

function judgeRoles(view: View, judgement: Judgement): void {
  const { limits } = view.plan.settings;
  for (const { resource, inline, attachments } of rolesOf(view).all) {
    const trust = { what: `trust policy of ${resource.name}`, used: size(resource.inputs.assumeRolePolicy) };
    judgeUse(judgement, { ...trust, limit: limits.trustPolicyCharacters, unit: " characters" }, resource);
    const used = inline.reduce((sum, { inputs }) => sum + size(inputs.policy), 0);
    const own = { what: `inline policies of ${resource.name}`, used, limit: limits.inlinePolicyCharacters };
    judgeUse(judgement, { ...own, unit: " characters" }, resource, ...inline);
    const attached = { what: `policies attached to ${resource.name}`, used: attachments.length };
    judgeUse(judgement, { ...attached, limit: policiesPerRole }, resource, ...attachments);
  }
}

/** S3's own, for every bucket. */
const rulesPerBucket = 1000;

/** IAM's default; more on request. */
const policiesPerRole = 10;

/** IAM counts no white space. */
const size = (policy: Json | undefined) => textOf(policy).replace(/\s/g, "").length;
const textOf = (policy: Json | undefined) =>
  typeof policy === "string" ? policy : JSON.stringify(policy ?? "");

function judgeTags(resource: PlannedResource, limit: number, judgement: Judgement): void {
  for (const tags of tagSets(resource.inputs)) {
    const entries = Object.entries(tags);
    judgeUse(judgement, { what: `tags of ${resource.name}`, used: entries.length, limit }, resource);
    for (const [key, value] of entries) {
      judgement.check(
        key.length <= 128 && String(value).length <= 256,
        () => `the tag ${key} of ${resource.name} is too long: AWS takes 128 characters and 256 of the value`,
        resource,
      );
    }
  }
}

/** Its own tags, and those it gives to what it makes. */
function tagSets({ tags, tagSpecifications }: PlannedResource["inputs"]): Record<string, unknown>[] {
  const specifications: readonly unknown[] = Array.isArray(tagSpecifications) ? tagSpecifications : [];
  const sets = specifications.map((specification) => isObject(specification) && specification.tags);
  return [tags, ...sets].filter(isObject);
}
