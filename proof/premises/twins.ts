import type { PlannedResource } from "../../plan/plan.ts";
import { isUnknown } from "../objects/given.ts";
import { at, object, text } from "../objects/json.ts";
import { isClusterScoped, isKubernetes, namespaceOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import type { Under } from "./premise.ts";

/** Nothing is planned twice: the one that is written last would hold, and nobody could say which that is. */
export function judgeTwins(view: View, under: Under): void {
  const seen = new Map<string, PlannedResource>();
  for (const resource of view.plan.resources) {
    const claim = isKubernetes(resource) ? "NS-1" : resource.type.startsWith("aws:s3/") ? "W-3" : "W-2";
    under(claim).attempt(resource, () => {
      const identity = identityOf(resource);
      if (identity === undefined) return;
      const twin = seen.get(identity);
      under(claim).check(
        twin === undefined,
        () => `${resource.name} and ${twin?.name} are the same ${identity}: whichever is written last holds`,
        resource,
        twin,
      );
      seen.set(identity, resource);
    });
  }
}

/** Undefined where it gets a name of its own at deployment. */
function identityOf(resource: PlannedResource): string | undefined {
  if (isKubernetes(resource)) return objectIdentity(resource);
  const inputs = identities[resource.type]?.split(" ") ?? [];
  if (inputs.length === 0 || inputs.some((input) => resource.inputs[input] === undefined)) return undefined;
  const values = inputs.map((input) => {
    const value = resource.inputs[input];
    return isUnknown(value) ? (resource.propertyDependencies[input] ?? []).join() : text(value);
  });
  return [resource.type, ...values].join(" ");
}

function objectIdentity(resource: PlannedResource): string | undefined {
  const { name } = object(resource.inputs.metadata);
  if (name === undefined || at(resource.inputs.metadata, "generateName") !== undefined) return undefined;
  const where = isClusterScoped(resource) ? "" : `${namespaceOf(resource)}/`;
  return `${resource.type} ${where}${text(name)}`;
}

/** By type, the inputs that together are a thing's name. */
const identities: Readonly<Record<string, string>> = {
  [types.role]: "name",
  [types.rolePolicy]: "role name",
  [types.managedPolicy]: "name",
  [types.nodeGroup]: "nodeGroupName",
  [types.launchTemplate]: "name",
  [types.addon]: "addonName",
  [types.association]: "namespace serviceAccount",
  [types.accessPolicy]: "principalArn policyArn",
  [types.bucket]: "bucket",
  [types.bucketLifecycle]: "bucket",
  [types.publicAccessBlock]: "bucket",
  [types.ownershipControls]: "bucket",
  [types.accessPoint]: "name",
  "aws:s3/bucketVersioning:BucketVersioning": "bucket",
  [types.bucketEncryption]: "bucket",
};
