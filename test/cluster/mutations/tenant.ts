import type { KubeObject } from "../control-plane/index.ts";
import type { World } from "../suite/world.ts";
import { type Mutation, without, withoutPart } from "./mutation.ts";

/** Everything the program puts into namespaces, whole and in parts. */
export function tenantMutations(world: World): Mutation[] {
  const tenants = world.program.plan.tenants.map(({ name }) => name);
  const objects = world.program.objects.filter(({ metadata }) => tenants.includes(metadata.namespace ?? ""));
  return [
    ...objects.map((each) => without(each, /^NS-2 every tenant/)),
    ...world.planned("Namespace").flatMap(labels),
    ...world.planned("ResourceQuota", "umbrella").flatMap(quota),
    ...world.planned("LimitRange", "umbrella").flatMap(limits),
    ...world.planned("NetworkPolicy", "acme").flatMap(floor),
    ...world.planned("Role", "acme").flatMap(rules),
    ...world
      .planned("RoleBinding", "acme")
      .map((each) => withoutPart(each, ["subjects", 0], /^A-1 .* of acme in their/)),
  ];
}

const labels = (namespace: KubeObject): Mutation[] =>
  Object.keys(namespace.metadata.labels ?? {}).map((key) =>
    withoutPart(namespace, ["metadata", "labels", key], /^TI-5/),
  );

const quota = (each: KubeObject): Mutation[] =>
  Object.keys((each.spec as { hard: object }).hard).map((key) =>
    withoutPart(each, ["spec", "hard", key], /^Q-1|^MTB-PL1-CC-FNS/),
  );

function limits(each: KubeObject): Mutation[] {
  const [limit] = (each.spec as { limits: Record<string, object>[] }).limits;
  return ["default", "defaultRequest", "max"].flatMap((field) =>
    Object.keys(limit?.[field] ?? {}).map((key) =>
      withoutPart(each, ["spec", "limits", 0, field, key], /^Q-2/),
    ),
  );
}

function floor(each: KubeObject): Mutation[] {
  const spec = each.spec as Record<string, unknown[]>;
  return ["ingress", "egress", "policyTypes"].flatMap((field) =>
    (spec[field] ?? []).map((_, index) => withoutPart(each, ["spec", field, index], /^NET-/)),
  );
}

function rules(each: KubeObject): Mutation[] {
  const persona = (each.metadata.name ?? "").replace("tenant-", "");
  const first = new RegExp(`^A-1 (${persona} of acme in their own|people see)`);
  return (each.rules as object[]).map((_, index) => withoutPart(each, ["rules", index], first));
}
