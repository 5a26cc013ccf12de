import { computed, type Json, type PlannedResource, type PlanSettings } from "../../plan/plan.ts";
import { matches, wild } from "./evaluator/pattern.ts";

/** A role's ARN, with `*` for what of its name and path comes at deployment. */
export function roleArn({ partition, account }: PlanSettings, role: PlannedResource): string {
  const { path } = role.inputs;
  const folder = path === undefined ? "/" : isKnown(path) ? path : "/*";
  return `arn:${partition}:iam::${account}:role${folder}${nameOf(role)}`;
}

/** Whether an ARN may turn out to be that role's. */
export const mayBe = (settings: PlanSettings, role: PlannedResource, arn: string) =>
  matches(wild(roleArn(settings, role)), arn);

/** Pulumi makes a name up around the logical one; IAM makes one up behind a prefix. */
function nameOf({ name: logical, inputs: { name, namePrefix } }: PlannedResource): string {
  if (name !== undefined) return isKnown(name) ? name : "*";
  if (namePrefix !== undefined) return isKnown(namePrefix) ? `${namePrefix}*` : "*";
  return `*${logical}*`;
}

const isKnown = (value: Json): value is string => typeof value === "string" && value !== computed;
