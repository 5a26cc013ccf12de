import type { PlannedResource } from "../../plan/plan.ts";
import { isKubernetes } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { isKnown } from "./known-types.ts";
import type { Under } from "./premise.ts";

/** Every resource is of a type that is known here, and says of itself what its type says. */
export function judgeTypes(view: View, under: Under): void {
  for (const resource of view.plan.resources) {
    const { name, type } = resource;
    under(claimOf(type)).check(
      isKnown(type),
      () =>
        `${name} has the type ${type}, which no claim judges: add it to proof/premises/known-types.ts with the claim that does`,
      resource,
    );
    if (!isKubernetes(resource)) continue;
    const { apiVersion, kind } = resource.inputs;
    under("A-2").check(
      writtenAs(resource) === `${apiVersion} ${kind}`,
      () =>
        `${name} is planned as ${type} and will be ${apiVersion} ${kind}: what is judged is not what comes`,
      resource,
    );
  }
}

/** The claim that something unknown could belie: that nobody gets more rights, nodes or data. */
function claimOf(type: string): string {
  if (type.startsWith("kubernetes")) return "A-2";
  return /^(aws:(autoscaling|batch|ec2|eks)|awsx|eks)\b/.test(type) ? "W-4" : "W-2";
}

/** `kubernetes:apps/v1:Deployment` as a manifest has it: `apps/v1 Deployment`. */
function writtenAs({ type }: PlannedResource): string {
  const [, version = "", kind = ""] = type.split(":");
  return `${version.replace(/^core\//, "")} ${kind}`;
}
