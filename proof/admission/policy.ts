import type { Json, PlannedResource } from "../../plan/plan.ts";
import { Unjudgeable } from "../iam/unjudgeable.ts";
import { type JsonObject, list, object, text, textMap, texts } from "../objects/json.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import { exactly, readSelector, type Selector, surelySelects } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { labelsOfObject, type Request } from "./request.ts";

/** A ValidatingAdmissionPolicy with one of its bindings: what is refused, and where. */
export interface BoundPolicy {
  readonly policy: PlannedResource;
  readonly binding: PlannedResource;
  readonly failurePolicy: "Fail" | "Ignore";
  readonly conditions: readonly Expression[];
  readonly variables: readonly Expression[];
  readonly validations: readonly Validation[];
  /** Both must match: what the policy looks at, and where it is bound. */
  readonly matchers: readonly Matcher[];
}

export interface Expression {
  readonly name: string;
  readonly expression: string;
}

export interface Validation {
  readonly expression: string;
  readonly message: string;
}

export interface Matcher {
  readonly namespaces: Selector;
  readonly objects: Selector;
  /** Null: all. */
  readonly rules: readonly Rule[] | null;
  readonly excluded: readonly Rule[];
}

interface Rule {
  readonly groups: readonly string[];
  readonly versions: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly string[];
  readonly scope: string;
  /** None: any. */
  readonly names: readonly string[];
}

const cache = new WeakMap<View, readonly BoundPolicy[]>();

/** The policies whose bindings refuse; one that only warns or audits is as good as none. */
export function boundPolicies(view: View): readonly BoundPolicy[] {
  const known = cache.get(view) ?? readPolicies(view);
  cache.set(view, known);
  return known;
}

function readPolicies(view: View): BoundPolicy[] {
  const policies = new Map(view.ofType(kinds.validatingPolicy).map((policy) => [nameOf(policy), policy]));
  return view.ofType(kinds.validatingBinding).flatMap((binding) => {
    const { policyName, validationActions, matchResources, ...rest } = object(binding.inputs.spec);
    nothingElse("a policy's binding", rest);
    const policy = policies.get(text(policyName));
    if (policy === undefined || !texts(validationActions).includes("Deny")) return [];
    return [readPolicy(policy, binding, object(matchResources))];
  });
}

function readPolicy(policy: PlannedResource, binding: PlannedResource, bound: JsonObject): BoundPolicy {
  const {
    failurePolicy,
    matchConditions,
    matchConstraints,
    validations,
    variables,
    auditAnnotations,
    ...rest
  } = object(policy.inputs.spec);
  nothingElse("an admission policy", rest);
  const fails = failurePolicy ?? "Fail";
  if (fails !== "Fail" && fails !== "Ignore")
    throw new Unjudgeable(`failurePolicy is ${JSON.stringify(fails)}`);
  return {
    policy,
    binding,
    failurePolicy: fails,
    conditions: list(matchConditions).map(readExpression),
    variables: list(variables).map(readExpression),
    validations: list(validations).map((validation) => ({
      expression: text(object(validation).expression),
      message: text(object(validation).message ?? ""),
    })),
    matchers: [readMatcher(object(matchConstraints), []), readMatcher(bound, null)],
  };
}

/** What the mutating policies look at; what they then add is for the validating ones to verify. */
export function mutatingMatchers(view: View): { readonly matchers: readonly Matcher[] }[] {
  const policies = new Map(view.ofType(kinds.mutatingPolicy).map((policy) => [nameOf(policy), policy]));
  return view.ofType(kinds.mutatingBinding).flatMap((binding) => {
    const { policyName, matchResources } = object(binding.inputs.spec);
    const policy = policies.get(text(policyName));
    if (policy === undefined) return [];
    const looked = readMatcher(object(object(policy.inputs.spec).matchConstraints), []);
    return [{ matchers: [looked, readMatcher(object(matchResources), null)] }];
  });
}

const readExpression = (value: Json): Expression => ({
  name: text(object(value).name),
  expression: text(object(value).expression),
});

function readMatcher(match: JsonObject, without: readonly Rule[] | null): Matcher {
  const { resourceRules, excludeResourceRules, namespaceSelector, objectSelector, matchPolicy, ...rest } =
    match;
  nothingElse("what a policy matches", rest);
  return {
    namespaces: readSelector(namespaceSelector),
    objects: readSelector(objectSelector),
    rules: list(resourceRules).length === 0 ? without : list(resourceRules).map(readRule),
    excluded: list(excludeResourceRules).map(readRule),
  };
}

function readRule(rule: Json): Rule {
  const { apiGroups, apiVersions, resources, operations, scope, resourceNames, ...rest } = object(rule);
  nothingElse("a resource rule", rest);
  return {
    groups: texts(apiGroups),
    versions: texts(apiVersions),
    resources: texts(resources),
    operations: texts(operations),
    scope: text(scope ?? "*"),
    names: texts(resourceNames),
  };
}

type Matching = { readonly matchers: readonly Matcher[] };

/** Whether a policy looks at a request, before its match conditions. */
export const looksAt = (policy: Matching, request: Request): boolean =>
  looksAtKind(policy, request) && looksThere(policy, request);

const looksAtKind = ({ matchers }: Matching, request: Request): boolean =>
  matchers.every(
    ({ rules, excluded }) =>
      (rules?.some((rule) => covers(rule, request)) ?? true) &&
      !excluded.some((rule) => covers(rule, request)),
  );

const looksThere = ({ matchers }: Matching, request: Request): boolean =>
  matchers.every(
    ({ namespaces, objects }) => selectsNamespace(namespaces, request) && selectsObject(objects, request),
  );

const kindsSeen = new WeakMap<readonly BoundPolicy[], Map<string, readonly BoundPolicy[]>>();

/** The policies that look at a request. Most are about other kinds, which is found out once a kind. */
export function policiesOn(view: View, request: Request): readonly BoundPolicy[] {
  const policies = boundPolicies(view);
  const { group, version, resource, subresource } = request.resource;
  const scope = request.namespace === null ? "Cluster" : "Namespaced";
  const kind = [request.operation, group, version, resource, subresource, scope].join(" ");
  const ofKinds = kindsSeen.get(policies) ?? new Map<string, readonly BoundPolicy[]>();
  kindsSeen.set(policies, ofKinds);
  const ofKind = ofKinds.get(kind) ?? policies.filter((policy) => looksAtKind(unnamed(policy), request));
  ofKinds.set(kind, ofKind);
  return ofKind.filter((policy) => looksAt(policy, request));
}

/** The same for objects of any name. */
const unnamed = ({ matchers }: Matching): Matching => ({
  matchers: matchers.map((matcher) => ({
    ...matcher,
    rules: matcher.rules?.map((rule) => ({ ...rule, names: [] })) ?? null,
    excluded: matcher.excluded.filter(({ names }) => names.length === 0),
  })),
});

const has = (values: readonly string[], value: string) => values.includes("*") || values.includes(value);

function covers({ groups, versions, resources, operations, scope, names }: Rule, request: Request): boolean {
  const { group, version, resource, subresource } = request.resource;
  const path = subresource === "" ? resource : `${resource}/${subresource}`;
  return (
    has(groups, group) &&
    has(versions, version) &&
    has(operations, request.operation) &&
    (scope === "*" || scope === (request.namespace === null ? "Cluster" : "Namespaced")) &&
    (names.length === 0 || names.includes(request.name)) &&
    resources.some((pattern) => {
      if (pattern === path || pattern === "*/*") return true;
      if (pattern === "*") return subresource === "";
      const [main, sub] = pattern.split("/");
      return (sub === "*" && main === resource) || (main === "*" && sub === subresource && sub !== undefined);
    })
  );
}

/** A Namespace itself is selected by its own labels; anything else without a namespace always is. */
function selectsNamespace(selector: Selector, request: Request): boolean {
  const { namespace, resource, object: changed, oldObject } = request;
  if (namespace !== null) {
    const labels = { "kubernetes.io/metadata.name": namespace.name, ...namespace.labels };
    return surelySelects(selector, exactly(labels));
  }
  if (resource.resource !== "namespaces" || resource.group !== "") return true;
  return [changed, oldObject].some((one) => one !== null && selects(selector, one));
}

const selectsObject = (selector: Selector, { object: changed, oldObject }: Request) =>
  selector.length === 0 || [changed, oldObject].some((one) => one !== null && selects(selector, one));

const selects = (selector: Selector, one: JsonObject) =>
  surelySelects(selector, exactly(textMap(labelsOfObject(one))));

function nothingElse(what: string, rest: JsonObject): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new Unjudgeable(`${what} has the field ${unknown}`);
}
