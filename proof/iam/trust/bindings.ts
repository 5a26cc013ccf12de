import type { PlannedResource } from "../../../plan/plan.ts";
import { against, type Finding } from "../../finding.ts";
import { isObject } from "../../objects/json.ts";
import { kinds } from "../../objects/kubernetes.ts";
import type { View } from "../../view.ts";
import { roleAnnotation, types } from "../../vocabulary.ts";
import { type Role, roleOf, rolesOf } from "../roles.ts";

/** A service account and the role it is given, by an association or by its own annotation. */
export interface Binding {
  readonly resource: PlannedResource;
  readonly namespace: string;
  readonly name: string;
  /** Undefined: a role that is not in the plan. */
  readonly role: Role | undefined;
}

export const bindingsOf = (view: View): readonly Binding[] => [...associations(view), ...annotations(view)];

/** Judges who is given which role: each tenant's service accounts its own one, and nobody else that one. */
export function judgeBindings(view: View, bindings: readonly Binding[]): Finding {
  const found = bindings.flatMap((binding) =>
    faults(view, binding).map((what) => against(binding.resource, what)),
  );
  const seen = new Map<string, Binding>();
  for (const binding of bindings) {
    const account = `${binding.namespace}/${binding.name}`;
    const first = seen.get(account);
    if (first === undefined) seen.set(account, binding);
    else
      found.push(against(binding.resource, `gives ${account} a second role, besides ${first.resource.name}`));
  }
  const used = new Set(bindings.map(({ role }) => role?.resource.urn));
  const idle = view.judged.flatMap((tenant) =>
    view
      .ownedBy(tenant, types.role)
      .filter(({ urn }) => !used.has(urn))
      .map((role) => against(role, "is given to no service account")),
  );
  return { checked: bindings.length, counterexamples: [...found, ...idle] };
}

function associations(view: View): Binding[] {
  const { byUrn } = rolesOf(view);
  const urns = new Set(byUrn.keys());
  return view.ofType(types.association).map((resource) => ({
    resource,
    namespace: String(resource.inputs.namespace),
    name: String(resource.inputs.serviceAccount),
    role: byUrn.get(roleOf(resource, urns, "roleArn") ?? ""),
  }));
}

/** With Pod Identity an annotation is no harmless leftover: SDKs look for a web identity first. */
function annotations(view: View): Binding[] {
  const { byUrn } = rolesOf(view);
  const urns = new Set(byUrn.keys());
  return view.ofType(kinds.serviceAccount).flatMap((resource) => {
    const { metadata } = resource.inputs;
    const annotations = isObject(metadata) ? metadata.annotations : metadata;
    const arn = isObject(annotations) ? annotations[roleAnnotation] : annotations;
    if (arn === undefined || arn === null) return [];
    const { namespace, name } = isObject(metadata) ? metadata : {};
    const role = byUrn.get(roleOf(resource, urns, "metadata", arn) ?? "");
    return [{ resource, namespace: String(namespace), name: String(name), role }];
  });
}

function faults(view: View, { resource, namespace, name, role }: Binding): string[] {
  const { inputs, tenant } = resource;
  const account = `${namespace}/${name}`;
  const given = role === undefined ? "a role that is not in the plan" : role.resource.name;
  const faults: string[] = [];
  const owner = view.tenantOf(namespace) ?? null;
  if (owner !== tenant)
    faults.push(`belongs to ${whose(tenant)}, but is for a service account of ${whose(owner)}: ${account}`);
  if (role === undefined ? tenant !== null : role.tenant !== owner) {
    faults.push(`gives ${account} ${given}${role === undefined ? "" : `, a role of ${whose(role.tenant)}`}`);
  }
  if (resource.type !== types.association) return faults;
  const cluster = view.plan.settings.cluster.name;
  if (inputs.clusterName !== cluster)
    faults.push(`is for cluster ${String(inputs.clusterName)}, not ${cluster}`);
  if (inputs.targetRoleArn !== undefined) faults.push(`goes on to the role ${String(inputs.targetRoleArn)}`);
  const { disableSessionTags: untagged = false } = inputs;
  if (untagged !== false && untagged !== "false")
    faults.push(`may send no session tags (${String(untagged)}), which the role's trust asks for`);
  return faults;
}

const whose = (tenant: string | null) => tenant ?? "the platform";
