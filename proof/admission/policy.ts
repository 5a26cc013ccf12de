import type { Json, PlannedResource } from "../../plan/plan.ts";
import { type JsonObject, list, nothingElse, object, text, texts } from "../objects/json.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import { onceFor } from "../objects/once.ts";
import { tried, Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { looksAt, looksAtKind, type Matcher, readMatcher, unnamed } from "./match.ts";
import type { Request } from "./request.ts";

/** A ValidatingAdmissionPolicy with one of its bindings: what is refused, and where. */
export interface BoundPolicy {
  readonly policy: PlannedResource;
  readonly binding: PlannedResource;
  readonly matchers: readonly Matcher[];
  /** What it decides by; or why that cannot be judged, which matters only where it looks. */
  readonly rules: Rules | Unjudgeable;
}

export interface Rules {
  readonly failurePolicy: "Fail" | "Ignore";
  readonly conditions: readonly Expression[];
  readonly variables: readonly Expression[];
  readonly validations: readonly Validation[];
}

export interface Expression {
  readonly name: string;
  readonly expression: string;
}

interface Validation {
  readonly expression: string;
  readonly message: string;
}

/** The policies whose bindings refuse; one that only warns or audits is as good as none. */
export const boundPolicies: (view: View) => readonly BoundPolicy[] = onceFor(readPolicies);

function readPolicies(view: View): BoundPolicy[] {
  const policies = new Map(view.ofType(kinds.validatingPolicy).map((policy) => [nameOf(policy), policy]));
  return view.ofType(kinds.validatingBinding).flatMap((binding) => {
    const { policyName, validationActions, matchResources, ...rest } = object(binding.inputs.spec);
    const policy = policies.get(text(policyName));
    if (policy === undefined || !texts(validationActions).includes("Deny")) return [];
    const spec = object(policy.inputs.spec);
    const matchers = matchersOf(spec, object(matchResources));
    return [{ policy, binding, matchers, rules: readRules(spec, rest) }];
  });
}

/** What a policy and its binding look at. */
export const matchersOf = (spec: JsonObject, bound: JsonObject): Matcher[] => [
  readMatcher(object(spec.matchConstraints), []),
  readMatcher(bound, null),
];

function readRules(spec: JsonObject, restOfBinding: JsonObject): Rules | Unjudgeable {
  const { matchConstraints: _, failurePolicy, matchConditions, validations, variables, ...others } = spec;
  const { auditAnnotations: __, ...rest } = others;
  return tried(() => {
    nothingElse("a policy's binding", restOfBinding);
    nothingElse("an admission policy", rest);
    const fails = failurePolicy ?? "Fail";
    if (fails !== "Fail" && fails !== "Ignore")
      throw new Unjudgeable(`failurePolicy is ${JSON.stringify(fails)}`);
    return {
      failurePolicy: fails,
      conditions: list(matchConditions).map(readExpression),
      variables: list(variables).map(readExpression),
      validations: list(validations).map((validation) => ({
        expression: text(object(validation).expression),
        message: text(object(validation).message ?? ""),
      })),
    };
  });
}

export const readExpression = (value: Json): Expression => ({
  name: text(object(value).name),
  expression: text(object(value).expression),
});

/** The policies that look at a request. Most are about other kinds, which is found out once a kind. */
export function policiesOn(view: View, request: Request): readonly BoundPolicy[] {
  const ofKinds = seen(view);
  const { group, version, resource, subresource } = request.resource;
  const scope = request.namespace === null ? "Cluster" : "Namespaced";
  const kind = [request.operation, group, version, resource, subresource, scope].join(" ");
  const ofKind =
    ofKinds.get(kind) ?? boundPolicies(view).filter((policy) => looksAtKind(unnamed(policy), request));
  ofKinds.set(kind, ofKind);
  return ofKind.filter((policy) => looksAt(policy, request));
}

const seen = onceFor((_: View) => new Map<string, readonly BoundPolicy[]>());
