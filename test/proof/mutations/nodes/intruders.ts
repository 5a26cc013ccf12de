import type { Json } from "../../../../plan/plan.ts";
import { disarm, guardrail, guardrailBinding } from "../../support/guardrails.ts";
import { retext, set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, without } from "../../support/resources.ts";

const nodes = named("NodeGroup", "acme_nodes");
const taint = (value: string, effect: string): Json => ({ key: "tenant", value, effect });

/** N-2: how others' pods come onto a tenant's nodes. */
export const intruderMutations: readonly Mutation[] = [
  {
    name: "forgets that new pods leave the scheduler",
    claim: "N-2",
    break: (plan) => disarm(plan, "placement", "nodeName"),
  },
  {
    name: "lets tenants bring a scheduler",
    claim: "N-2",
    break: (plan) => disarm(plan, "placement", "schedulerName"),
  },
  {
    name: "lets tenants choose a runtime class",
    claim: "N-2",
    break: (plan) => disarm(plan, "placement", "runtimeClassName"),
  },
  {
    name: "lets tenants keep others' pods away",
    claim: "N-2",
    break: (plan) => disarm(plan, "placement", "podAntiAffinity"),
  },
  { name: "takes any toleration", claim: "N-2", break: (plan) => disarm(plan, "placement", "tolerations") },
  {
    name: "takes any toleration of a tenant's taint",
    claim: "N-2",
    break: (plan) =>
      retext(plan, guardrail("placement"), `t.?value.orValue(\\"\\") == variables.nodes`, "true"),
  },
  {
    name: "lets pods come back to nodes that are being emptied",
    claim: "N-2",
    break: (plan) =>
      retext(
        plan,
        guardrail("placement"),
        `[\\"node.kubernetes.io/`,
        `[\\"node.kubernetes.io/unschedulable\\",\\"node.kubernetes.io/`,
      ),
  },
  {
    name: "takes tolerations of any other key",
    claim: "N-2",
    break: (plan) =>
      retext(
        plan,
        guardrail("placement"),
        `: t.?key.orValue(\\"\\") in [`,
        `: true || t.?key.orValue(\\"\\") in [`,
      ),
  },
  {
    name: "lets a running pod tolerate more",
    claim: "N-2",
    break: (plan) => without(plan, guardrailBinding("running-pods")),
  },
  {
    name: "lets tenants make DaemonSets",
    claim: "N-2",
    break: (plan) => without(plan, guardrailBinding("daemon-sets")),
  },
  {
    name: "lets tenants bind pods to nodes",
    claim: "N-2",
    break: (plan) => retext(plan, guardrail("reserved-kinds"), `"pods/binding"`, `"pods/status"`),
  },
  {
    name: "drops the taint for new pods",
    claim: "N-2",
    break: (plan) => set(plan, nodes, "taints", [taint("acme", "NO_EXECUTE")]),
  },
  {
    name: "drops the taint for pods that skip the scheduler",
    claim: "N-2",
    break: (plan) => set(plan, nodes, "taints", [taint("acme", "NO_SCHEDULE")]),
  },
  {
    name: "taints the pool only by preference",
    claim: "N-2",
    break: (plan) =>
      set(plan, named("NodeGroup", "platform_pool"), "taints", [taint("pool", "PREFER_NO_SCHEDULE")]),
  },
  {
    name: "taints a tenant's nodes as another's",
    claim: "N-2",
    also: {
      "N-1": "the tenant's own pods do not fit there any more",
      "I-1": "the group names the other tenant",
    },
    break: (plan) =>
      set(plan, nodes, "taints", [taint("initech", "NO_SCHEDULE"), taint("initech", "NO_EXECUTE")]),
  },
];
