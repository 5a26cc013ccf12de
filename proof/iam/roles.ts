import type { PlannedResource } from "../../plan/plan.ts";
import { against, type Counterexample } from "../finding.ts";
import { isObject, list, object } from "../objects/json.ts";
import { onceFor } from "../objects/once.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { type Policy, readPolicy } from "./evaluator/policy.ts";
import { sourceOf } from "./source.ts";

/** A planned role with everything in the plan that gives it rights. */
export interface Role {
  readonly resource: PlannedResource;
  readonly tenant: string | null;
  readonly tags: ReadonlyMap<string, string>;
  /** Inline policies. */
  readonly inline: readonly PlannedResource[];
  readonly attachments: readonly PlannedResource[];
}

interface Roles {
  readonly all: readonly Role[];
  readonly byUrn: ReadonlyMap<string, Role>;
  /** Policies that cannot be traced to a role, and IAM resources of types unknown here. */
  readonly strays: readonly Counterexample[];
}

export const rolesOf: (view: View) => Roles = onceFor(collect);

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

/** The one role that an input comes from, where deployment decides its value. */
export const roleOf = (
  resource: PlannedResource,
  roles: ReadonlySet<string>,
  input = "role",
  value: unknown = resource.inputs[input],
): string | undefined => sourceOf(resource, (urn) => roles.has(urn), input, value);

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
    // It gives instances a role that trusts them, which no workload's does.
    "aws:iam/instanceProfile:InstanceProfile",
  ];
  return view.plan.resources
    .filter(({ type }) => type.startsWith("aws:iam/") && !known.includes(type))
    .map((resource) => stray(resource, `has the type ${resource.type}, which this judge does not know`));
}

const stray = (resource: PlannedResource, what: string) =>
  against(resource, `${what}, so nobody can say whose rights it changes`);

/** Every policy that gives a role rights. @throws Unjudgeable where one of them is not to be read here. */
export function identityPolicies(view: View, role: Role): readonly Policy[] {
  const { resource } = role;
  const { inlinePolicies, managedPolicyArns } = resource.inputs;
  if (managedPolicyArns !== undefined) {
    throw new Unjudgeable(`it has managedPolicyArns, unknown here; attach them by resources of their own`);
  }
  if (inlinePolicies !== undefined && role.inline.length > 0) {
    throw new Unjudgeable(`its inlinePolicies take away what ${role.inline[0]?.name} gives it`);
  }
  const names = role.inline.flatMap(({ inputs }) => (inputs.name === undefined ? [] : [inputs.name]));
  if (new Set(names).size < names.length) {
    throw new Unjudgeable(`of its policies named ${names.join(", ")} one replaces another`);
  }
  return [
    ...list(inlinePolicies).map((one) => readPolicy(resource, object(one).policy, "identity")),
    ...role.inline.map((one) => readPolicy(one, one.inputs.policy, "identity")),
    ...role.attachments.map((attachment) => attachedPolicy(view, attachment)),
  ];
}

function attachedPolicy(view: View, attachment: PlannedResource): Policy {
  const isPolicy = (urn: string) => view.byUrn(urn)?.type === types.managedPolicy;
  const policy = view.byUrn(sourceOf(attachment, isPolicy, "policyArn") ?? "");
  if (policy !== undefined) return readPolicy(policy, policy.inputs.policy, "identity");
  const arn = String(attachment.inputs.policyArn);
  throw new Unjudgeable(
    `it has the policy ${arn} attached by ${attachment.name}, whose text is not in the plan`,
  );
}
