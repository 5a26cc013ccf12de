import { tenantKey } from "../../names.ts";
import type { Cel } from "./cel.ts";
import { concatenated } from "./cel.ts";
import { containerSecurity, imageVolumes, pullPolicy } from "./container-defaults.ts";
import { add, remove } from "./json-patch.ts";
import { allowedToleration } from "./placement.ts";
import { type Place, type PodDefault, places } from "./pod-default.ts";
import { type PodRule, podVariables } from "./pod-rule.ts";
import { type MutatingPolicy, mutating } from "./policy.ts";
import { ownPriorityClass } from "./priority.ts";
import { on } from "./request.ts";

const nodeSelector: PodDefault = {
  to: "the pod's spec",
  given: `has(variables.spec.nodeSelector) && "${tenantKey}" in variables.spec.nodeSelector`,
  line: `"nodeSelector: {${tenantKey}: " + variables.nodes + "}"`,
  patches: [
    `has(object.spec.nodeSelector) ? [] : [${add(`"/spec/nodeSelector"`, "{}")}]`,
    `[${add(`"/spec/nodeSelector/${tenantKey}"`, "variables.nodes")}]`,
  ],
};

const toleration: PodDefault = {
  to: "the pod's spec",
  // Without an effect it holds for both taints of the nodes. A wrong one is placement's to refuse, in its words.
  given: `variables.spec.?tolerations.orValue([]).exists(t, t.?key.orValue("") == "${tenantKey}" && t.?effect.orValue("") == "" || !(${allowedToleration}))`,
  line: `"tolerations: [{key: ${tenantKey}, operator: Equal, value: " + variables.nodes + "}]"`,
  patches: [
    `has(object.spec.tolerations) ? [] : [${add(`"/spec/tolerations"`, "[]")}]`,
    `[${add(`"/spec/tolerations/-"`, `{"key": "${tenantKey}", "operator": "Equal", "value": variables.nodes}`)}]`,
  ],
};

const priorityClassName: PodDefault = {
  to: "the pod's spec",
  given: `variables.spec.?priorityClassName.orValue("") != ""`,
  line: `"priorityClassName: " + ${ownPriorityClass}`,
  patches: [
    `[${add(`"/spec/priorityClassName"`, ownPriorityClass)}]`,
    // The API server computed these for no class before the policy, and computes them for this one after it.
    `has(object.spec.priority) ? [${remove("/spec/priority")}] : []`,
    `has(object.spec.preemptionPolicy) ? [${remove("/spec/preemptionPolicy")}] : []`,
  ],
};

/** True where the pod, or else each of its containers, has the field in its security context. */
const inSecurityContext = (field: string) =>
  `(has(variables.spec.securityContext) && has(variables.spec.securityContext.${field})` +
  ` || variables.spec.containers.all(c, has(c.securityContext) && has(c.securityContext.${field}))` +
  ` && variables.spec.?initContainers.orValue([]).all(c, has(c.securityContext) && has(c.securityContext.${field})))`;

const podSecurity: PodDefault = {
  to: "the pod's spec",
  given: `${inSecurityContext("runAsNonRoot")} && ${inSecurityContext("seccompProfile")}`,
  line: `"securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}"`,
  patches: [
    `has(object.spec.securityContext) ? [] : [${add(`"/spec/securityContext"`, "{}")}]`,
    `${inSecurityContext("runAsNonRoot")} ? [] : [${add(`"/spec/securityContext/runAsNonRoot"`, "true")}]`,
    `${inSecurityContext("seccompProfile")} ? [] : [${add(`"/spec/securityContext/seccompProfile"`, `{"type": "RuntimeDefault"}`)}]`,
  ],
};

const defaults = [
  nodeSelector,
  toleration,
  priorityClassName,
  podSecurity,
  containerSecurity,
  pullPolicy,
  imageVolumes,
];

/** Adds what an ordinary pod leaves out; never overwrites what its author wrote. */
export const podDefaults = (): MutatingPolicy =>
  mutating("pod-defaults", {
    on: [on("/pods", "CREATE")],
    variables: podVariables("object.spec"),
    patches: defaults.map(({ given, patches }) => `${given} ? [] : ${concatenated(patches)}`),
  });

/** Demands the same, in one refusal that names every line to add. */
export const completeSpec: PodRule[] = [
  {
    expression: defaults.map(({ given }) => `(${given})`).join(" && "),
    message: "the pod lacks what the platform requires",
    messageExpression: `"add " + (${concatenated(places.map(missingFrom))}).join(", and ")`,
  },
];

/** What to add to one place, or nothing: a list of one string or none. */
function missingFrom(place: Place): Cel {
  const lines = concatenated(
    defaults.filter(({ to }) => to === place).map(({ given, line }) => `(${given}) ? [] : [${line}]`),
  );
  return `(${lines}).size() == 0 ? [] : ["to ${place}: " + (${lines}).join("; ")]`;
}
