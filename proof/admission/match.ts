import type { Json } from "../../plan/plan.ts";
import { type JsonObject, list, nothingElse, object, text, textMap, texts } from "../objects/json.ts";
import { exactly, readSelector, type Selector, surelySelects } from "../objects/selector.ts";
import { labelsOfObject, namespaceLabels, type Request } from "./request.ts";

/** What a policy, or its binding, looks at. */
export interface Matcher {
  readonly namespaces: Selector;
  readonly objects: Selector;
  /** Null: all. */
  readonly rules: readonly Rule[] | null;
  readonly excluded: readonly Rule[];
  /** `Equivalent`: an object counts in whatever version it is written. */
  readonly matchPolicy: string;
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

/** Of a policy both must match: what it looks at, and where it is bound. */
type Matching = { readonly matchers: readonly Matcher[] };

export function readMatcher(match: JsonObject, without: readonly Rule[] | null): Matcher {
  const { resourceRules, excludeResourceRules, namespaceSelector, objectSelector, matchPolicy, ...rest } =
    match;
  nothingElse("what a policy matches", rest);
  return {
    namespaces: readSelector(namespaceSelector),
    objects: readSelector(objectSelector),
    rules: list(resourceRules).length === 0 ? without : list(resourceRules).map(readRule),
    excluded: list(excludeResourceRules).map(readRule),
    matchPolicy: text(matchPolicy ?? "Equivalent"),
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

/** Whether a policy looks at a request, before its match conditions. */
export const looksAt = (policy: Matching, request: Request): boolean =>
  looksAtKind(policy, request) && looksThere(policy, request);

export const looksAtKind = ({ matchers }: Matching, request: Request): boolean =>
  matchers.every(
    ({ rules, excluded }) =>
      (rules?.some((rule) => covers(rule, request)) ?? true) &&
      !excluded.some((rule) => covers(rule, request)),
  );

/** Whether it does so in the request's namespace, for some kind. */
export const looksThere = ({ matchers }: Matching, request: Request): boolean =>
  matchers.every(
    ({ namespaces, objects }) => selectsNamespace(namespaces, request) && selectsObject(objects, request),
  );

/** The same for objects of any name. */
export const unnamed = ({ matchers }: Matching): Matching => ({
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
    return surelySelects(selector, exactly(namespaceLabels(namespace)));
  }
  if (resource.resource !== "namespaces" || resource.group !== "") return true;
  return [changed, oldObject].some((one) => one !== null && selects(selector, one));
}

const selectsObject = (selector: Selector, { object: changed, oldObject }: Request) =>
  selector.length === 0 || [changed, oldObject].some((one) => one !== null && selects(selector, one));

const selects = (selector: Selector, one: JsonObject) =>
  surelySelects(selector, exactly(textMap(labelsOfObject(one))));
