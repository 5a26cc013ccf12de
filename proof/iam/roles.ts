import type { PlannedResource } from "../../plan/plan.ts";
import type { Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { isObject } from "./json.ts";
import { type Policy, readPolicy } from "./policy.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** A planned role with everything in the plan that gives it rights. */
export interface Role {
  readonly resource: PlannedResource;
  readonly tenant: string | null;
  readonly tags: ReadonlyMap<string, string>;
  /** Inline policies. */
  readonly inline: readonly PlannedResource[];
  readonly attachments: readonly PlannedResource[];
}

export interface Roles {
  readonly all: readonly Role[];
  readonly byUrn: ReadonlyMap<string, Role>;
  /** Policies that cannot be traced to a role, and IAM resources of types unknown here. */
  readonly strays: readonly Counterexample[];
}

export function rolesOf(view: View): Roles {
  const known = cache.get(view);
  if (known !== undefined) return known;
  const roles = collect(view);
  cache.set(view, roles);
  return roles;
}

const cache = new WeakMap<View, Roles>();

function collect(view: View): Roles {
  const planned = view.ofType(types.role);
  const urns = new Set(planned.map(({ urn }) => urn));
  const byName = new Map(planned.map((role) => [role.inputs.name, role.urn]));
  const strays: Counterexample[] = [];
  const given = new Map<string, PlannedResource[]>();
  for (const type of [types.rolePolicy, types.rolePolicyAttachment]) {
    for (const resource of view.ofType(type)) {
      const urn = roleOf(resource, urns) ?? byName.get(resource.inputs.role ?? null);
      if (urn === undefined) strays.push(stray(resource, "is for no role of this plan"));
      else given.set(urn, [...(given.get(urn) ?? []), resource]);
    }
  }
  const all = planned.map((resource) => {
    const own = given.get(resource.urn) ?? [];
    return {
      resource,
      tenant: resource.tenant,
      tags: tagsOf(resource),
      inline: own.filter(({ type }) => type === types.rolePolicy),
      attachments: own.filter(({ type }) => type === types.rolePolicyAttachment),
    };
  });
  return {
    all,
    byUrn: new Map(all.map((role) => [role.resource.urn, role])),
    strays: [...strays, ...unknownTypes(view)],
  };
}

/** The one role that a computed input comes from. */
export function roleOf(
  resource: PlannedResource,
  roles: ReadonlySet<string>,
  input = "role",
): string | undefined {
  const named = (resource.propertyDependencies[input] ?? []).filter((urn) => roles.has(urn));
  return named.length === 1 ? named[0] : undefined;
}

function tagsOf({ inputs }: PlannedResource): ReadonlyMap<string, string> {
  const tags = isObject(inputs.tags) ? Object.entries(inputs.tags) : [];
  return new Map(tags.map(([key, value]) => [key, String(value)]));
}

/** A way to rights that the claims do not follow. */
function unknownTypes(view: View): Counterexample[] {
  const known: readonly string[] = [
    types.role,
    types.rolePolicy,
    types.rolePolicyAttachment,
    types.rolePoliciesExclusive,
    types.roleAttachmentsExclusive,
    types.managedPolicy,
    types.identityProvider,
  ];
  return view.plan.resources
    .filter(({ type }) => type.startsWith("aws:iam/") && !known.includes(type))
    .map((resource) => stray(resource, `has the type ${resource.type}, which this judge does not know`));
}

const stray = ({ name, urn }: PlannedResource, what: string): Counterexample => ({
  what: `${name} ${what}, so nobody can say whose rights it changes`,
  resources: [urn],
});

/** Every policy that gives a role rights. @throws Unjudgeable where one of them is not to be read here. */
export function identityPolicies(view: View, role: Role): readonly Policy[] {
  const { inputs, name } = role.resource;
  for (const input of ["inlinePolicies", "managedPolicyArns", "permissionsBoundary"]) {
    if (inputs[input] !== undefined) throw new Unjudgeable(`${name} has ${input}, unknown here`);
  }
  const inline = role.inline.map((resource) => readPolicy(resource, resource.inputs.policy, "identity"));
  return [...inline, ...role.attachments.map((attachment) => attachedPolicy(view, role, attachment))];
}

function attachedPolicy(view: View, role: Role, attachment: PlannedResource): Policy {
  const [policy] = (attachment.propertyDependencies.policyArn ?? [])
    .map((urn) => view.byUrn(urn))
    .filter((resource) => resource?.type === types.managedPolicy);
  if (policy !== undefined) return readPolicy(policy, policy.inputs.policy, "identity");
  const arn = String(attachment.inputs.policyArn);
  throw new Unjudgeable(
    `${role.resource.name} has the policy ${arn} attached, whose text is not in the plan`,
  );
}
