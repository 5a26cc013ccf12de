import { tenantKey } from "../../names.ts";
import type { Cel } from "./cel.ts";
import type { PodRule } from "./pod-rule.ts";

/**
 * Taints that the API server itself tolerates in the pod's name. No other condition of a node: a pod that tolerated
 * `unschedulable` would come back to the node that is being emptied, and the pool's would never be renewed.
 */
const platformTolerations = [
  "node.kubernetes.io/memory-pressure",
  "node.kubernetes.io/not-ready",
  "node.kubernetes.io/unreachable",
  "nvidia.com/gpu",
];

/** A toleration `t` of the tenant's own nodes, of a node that is in trouble, or of an extended resource. */
export const allowedToleration: Cel = [
  `t.?key.orValue("") == "${tenantKey}"`,
  `? t.?operator.orValue("Equal") == "Equal" && t.?value.orValue("") == variables.nodes`,
  `: t.?key.orValue("") in ${JSON.stringify(platformTolerations)}`,
].join(" ");

/** Says what to do about a toleration. */
export const tolerationRemedy: Cel = `'of the taint "${tenantKey}" only {key: ${tenantKey}, operator: Equal, value: ' + variables.nodes + '} may be tolerated; remove any other toleration but those of ${platformTolerations.join(", ")}'`;

/** Binds a pod to the nodes that the namespace's label names, whatever makes the pod. */
export const placement: PodRule[] = [
  {
    expression: `variables.spec.?nodeSelector[?"${tenantKey}"].orValue(variables.nodes) == variables.nodes`,
    message: `nodeSelector names another tenant's nodes: remove "${tenantKey}" from it`,
    messageExpression: `'nodeSelector names nodes "' + variables.spec.nodeSelector["${tenantKey}"] + '", but pods of tenant ' + variables.tenant + ' run on "' + variables.nodes + '": write nodeSelector: {${tenantKey}: ' + variables.nodes + '}'`,
  },
  {
    expression: `variables.spec.?tolerations.orValue([]).all(t, ${allowedToleration})`,
    message: "a toleration of nodes that are not the tenant's: remove it",
    messageExpression: tolerationRemedy,
  },
  {
    expression: `variables.spec.?nodeName.orValue("") == ""`,
    message: "nodeName passes the scheduler by: remove it, the scheduler chooses among the tenant's nodes",
  },
  {
    expression: `variables.spec.?schedulerName.orValue("default-scheduler") == "default-scheduler"`,
    message: "no other scheduler runs for tenants: remove schedulerName",
  },
  {
    expression: `variables.spec.?runtimeClassName.orValue("") == ""`,
    message: "a runtime class brings tolerations and overhead of its own: remove runtimeClassName",
  },
  {
    // Pod Security asks less of a Windows pod.
    expression: `variables.spec.?os.?name.orValue("linux") == "linux"`,
    message: "the nodes run Linux: remove os",
  },
  ...["podAffinity", "podAntiAffinity"].map(ownNamespaceOnly),
];

// Anti-affinity works both ways: against all namespaces, it would keep others' pods off a node or out of a zone.
function ownNamespaceOnly(affinity: string): PodRule {
  const terms = `variables.spec.?affinity.?${affinity}`;
  const own = (term: string) =>
    `!has(${term}.namespaceSelector) && ${term}.?namespaces.orValue([]).all(n, n == request.namespace)`;
  return {
    expression: [
      `${terms}.?requiredDuringSchedulingIgnoredDuringExecution.orValue([]).all(term, ${own("term")})`,
      `${terms}.?preferredDuringSchedulingIgnoredDuringExecution.orValue([]).all(preferred, ${own("preferred.podAffinityTerm")})`,
    ].join(" && "),
    message: `${affinity} reaches into other namespaces: remove namespaces and namespaceSelector from its terms`,
  };
}
