import { tenantKey } from "../../names.ts";
import { type Cel, concatenated } from "./cel.ts";

export type Operation = "CREATE" | "UPDATE" | "DELETE" | "CONNECT";

export interface ResourceRule {
  apiGroups: string[];
  apiVersions: string[];
  resources: string[];
  operations: Operation[];
  scope: "Namespaced" | "*";
}

export interface Named {
  name: string;
  expression: Cel;
}

/** Refused unless `expression` is true; the message says what is wrong and what to change. */
export interface Validation {
  expression: Cel;
  message: string;
  /** Says it with the request's own values; one line, or the API server falls back to `message`. */
  messageExpression?: Cel;
}

interface LabelSelector {
  matchExpressions: { key: string; operator: "Exists" | "NotIn"; values?: string[] }[];
}

/** A policy and the namespaces it is bound to; null binds it everywhere. */
interface Policy<Spec> {
  readonly name: string;
  readonly namespaces: LabelSelector | null;
  readonly spec: Spec;
}

interface PolicySpec {
  failurePolicy: "Fail";
  matchConstraints: {
    matchPolicy: "Equivalent";
    namespaceSelector: Record<string, never>;
    objectSelector: Record<string, never>;
    resourceRules: ResourceRule[];
  };
  matchConditions?: Named[];
  variables?: Named[];
}

/** A ValidatingAdmissionPolicy. */
export type ValidatingPolicy = Policy<PolicySpec & { validations: Validation[] }>;

/** A MutatingAdmissionPolicy. */
export type MutatingPolicy = Policy<
  PolicySpec & {
    reinvocationPolicy: "IfNeeded";
    mutations: { patchType: "JSONPatch"; jsonPatch: { expression: Cel } }[];
  }
>;

interface Definition {
  /** What it looks at. */
  on: ResourceRule[];
  /** Requests it looks at, all of these holding; none given means every request. */
  when?: Named[];
  variables?: Named[];
  /** Where it holds; the tenants' namespaces where nothing is said. */
  namespaces?: LabelSelector | null;
}

const tenantNamespaces: LabelSelector = {
  matchExpressions: [{ key: tenantKey, operator: "Exists" }],
};

/** @param noun What the policy is about; its name becomes `tenancy-<noun>`. */
export function validating(
  noun: string,
  definition: Definition & { refuse: Validation[] },
): ValidatingPolicy {
  return policy(noun, definition, { validations: definition.refuse });
}

/** @param noun What the policy is about; its name becomes `tenancy-<noun>`. */
export function mutating(noun: string, definition: Definition & { patches: Cel[] }): MutatingPolicy {
  return policy(noun, definition, {
    reinvocationPolicy: "IfNeeded",
    // One, not one each: every mutation makes the API server convert the object, at about 2 ms a pod.
    mutations: [{ patchType: "JSONPatch", jsonPatch: { expression: concatenated(definition.patches) } }],
  });
}

function policy<Rest>(noun: string, definition: Definition, rest: Rest): Policy<PolicySpec & Rest> {
  return {
    name: `tenancy-${noun}`,
    namespaces: definition.namespaces === undefined ? tenantNamespaces : definition.namespaces,
    spec: {
      failurePolicy: "Fail",
      // The API server's own defaults: with them unsaid, applying the same again would count as a change.
      matchConstraints: {
        matchPolicy: "Equivalent",
        namespaceSelector: {},
        objectSelector: {},
        resourceRules: definition.on,
      },
      ...(definition.when && { matchConditions: definition.when }),
      ...(definition.variables && { variables: definition.variables }),
      ...rest,
    },
  };
}
