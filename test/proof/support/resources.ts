import type { Plan, PlannedResource } from "../../../plan/plan.ts";

export type Selector = (resource: PlannedResource) => boolean;
export type Inputs = PlannedResource["inputs"];

/** The resource of a type, given by the end of its type, and of a name. */
export const named =
  (kind: string, name: string): Selector =>
  (resource) =>
    resource.type.endsWith(`:${kind}`) && resource.name === name;

export const urnsOf = (plan: Plan, selector: Selector): string[] =>
  plan.resources.filter(selector).map(({ urn }) => urn);

/** The plan with other resources in place of what is selected. */
export function replace(
  plan: Plan,
  selector: Selector,
  edit: (resource: PlannedResource) => PlannedResource,
): Plan {
  const selected = plan.resources.filter(selector);
  if (selected.length === 0) throw new Error("the mutation selects nothing");
  const resources = plan.resources.map((resource) =>
    selected.includes(resource) ? edit(resource) : resource,
  );
  if (JSON.stringify(resources) === JSON.stringify(plan.resources))
    throw new Error("the mutation changes nothing");
  return { ...plan, resources };
}

/** The plan without what is selected, for which then nothing waits. */
export function without(plan: Plan, selector: Selector): Plan {
  const gone = new Set(plan.resources.filter(selector).map(({ urn }) => urn));
  if (gone.size === 0) throw new Error("the mutation removes nothing");
  const staying = (urns: readonly string[]) => urns.filter((urn) => !gone.has(urn));
  const resources = plan.resources
    .filter(({ urn }) => !gone.has(urn))
    .map((resource) => ({
      ...resource,
      dependsOn: staying(resource.dependsOn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([input, urns]) => [input, staying(urns)]),
      ),
    }));
  return { ...plan, resources };
}

/** The plan with one resource more, like the one selected. */
export function withAnother(
  plan: Plan,
  selector: Selector,
  edit: (resource: PlannedResource) => PlannedResource,
): Plan {
  const original = plan.resources.find(selector);
  if (original === undefined) throw new Error("the mutation selects nothing");
  const added = edit({ ...original, urn: `${original.urn}_another`, name: `${original.name}_another` });
  return { ...plan, resources: [...plan.resources, added] };
}

/** The plan with one resource more, like the one selected but for these inputs. */
export function withTwin(plan: Plan, selector: Selector, inputs: Inputs = {}): Plan {
  return withAnother(plan, selector, (one) => ({ ...one, inputs: { ...one.inputs, ...inputs } }));
}

/** The same of an object of Kubernetes, by another name. */
export function withSibling(plan: Plan, selector: Selector, name: string, inputs: Inputs = {}): Plan {
  const metadata = plan.resources.find(selector)?.inputs.metadata;
  return withTwin(plan, selector, { metadata: { ...Object(metadata), name }, ...inputs });
}

/** The plan with a resource that nothing in it is like, through the provider that all others go through. */
export function withNew(
  plan: Plan,
  type: string,
  name: string,
  inputs: Inputs,
  tenant: string | null = null,
): Plan {
  const [prefix = ""] = type.split(":");
  const provider = plan.resources.find((one) => one.type === `pulumi:providers:${prefix}`)?.urn ?? null;
  const added: PlannedResource = {
    urn: `urn:pulumi:${plan.stack}::eks-tenancy::${type}::${name}`,
    type,
    name,
    tenant,
    parent: null,
    provider,
    inputs,
    protect: false,
    dependsOn: [],
    propertyDependencies: {},
  };
  return { ...plan, resources: [...plan.resources, added] };
}

/** The plan with another object of Kubernetes: `rbac.authorization.k8s.io/v1 Role`. */
export function withObject(plan: Plan, kind: string, name: string, inputs: Inputs, tenant?: string): Plan {
  const [apiVersion = "", ofKind = ""] = kind.split(" ");
  const type = `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${ofKind}`;
  return withNew(plan, type, name, { apiVersion, kind: ofKind, ...inputs }, tenant ?? null);
}
