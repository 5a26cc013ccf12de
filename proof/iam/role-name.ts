import type { PlannedResource, PlanSettings } from "../../plan/plan.ts";
import { isSettled } from "../objects/given.ts";
import { matches, wild } from "./evaluator/pattern.ts";

/** A role's ARN, with `*` for what of its name and path comes at deployment. */
export function roleArn({ partition, account }: PlanSettings, role: PlannedResource): string {
  const { path } = role.inputs;
  const folder = path === undefined ? "/" : isSettled(path) ? path : "/*";
  return `arn:${partition}:iam::${account}:role${folder}${nameOf(role)}`;
}

/** Whether an ARN may turn out to be that role's. */
export const mayBe = (settings: PlanSettings, role: PlannedResource, arn: string) =>
  matches(wild(roleArn(settings, role)), arn);

/** Pulumi makes a name up around the logical one; IAM makes one up behind a prefix. */
function nameOf({ name: logical, inputs: { name, namePrefix } }: PlannedResource): string {
  if (name !== undefined) return isSettled(name) ? name : "*";
  if (namePrefix !== undefined) return isSettled(namePrefix) ? `${namePrefix}*` : "*";
  return `*${logical}*`;
}
