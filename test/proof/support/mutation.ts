import type { Json, Plan, PlannedResource } from "../../../plan/plan.ts";

/** A way to break a plan that one claim forbids. */
export interface Mutation {
  /** As what somebody did: `drops the slash of a prefix`. */
  readonly name: string;
  /** Claims that it breaks as well, with the reason. */
  readonly also?: Readonly<Record<string, string>>;
  /** Stack whose plan is broken; dev where not given. */
  readonly stack?: "staging" | "prod";
  readonly break: (plan: Plan) => Plan;
}

export type Inputs = Record<string, Json>;
type Selector = (resource: PlannedResource) => boolean;

/** The resource of a type, given by the end of its type, and of a name. */
export const named =
  (kind: string, name: string): Selector =>
  (resource) =>
    resource.type.endsWith(`:${kind}`) && resource.name === name;

/** The plan with other inputs of what is selected. @throws Error where nothing is, or nothing changes. */
export function change(plan: Plan, selector: Selector, edit: (inputs: Inputs) => Inputs): Plan {
  return replace(plan, selector, (resource) => ({ ...resource, inputs: edit({ ...resource.inputs }) }));
}

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

/** The plan without what is selected. */
export function without(plan: Plan, selector: Selector): Plan {
  const resources = plan.resources.filter((resource) => !selector(resource));
  if (resources.length === plan.resources.length) throw new Error("the mutation removes nothing");
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

/** The plan with a text of an input replaced by another, wherever it is found in it. */
export function rewrite(plan: Plan, selector: Selector, input: string, from: string, to: string): Plan {
  return change(plan, selector, (inputs) => {
    const text = inputs[input];
    if (typeof text !== "string" || !text.includes(from)) throw new Error(`${input} has no ${from}`);
    return { ...inputs, [input]: text.replaceAll(from, to) };
  });
}

/** A statement of a policy, as plain JSON. */
export type Statement = Record<string, Json>;

/** The plan with other statements in a policy. */
export function restate(
  plan: Plan,
  selector: Selector,
  input: string,
  edit: (statements: Statement[]) => Statement[],
): Plan {
  return change(plan, selector, (inputs) => {
    const document: { Statement: Statement[] } = JSON.parse(String(inputs[input]));
    return { ...inputs, [input]: JSON.stringify({ ...document, Statement: edit(document.Statement) }) };
  });
}

/** The plan with other settings. */
export function withSettings(plan: Plan, edit: (settings: Plan["settings"]) => Plan["settings"]): Plan {
  return { ...plan, settings: edit(plan.settings) };
}
