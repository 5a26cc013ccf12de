import type { Json } from "../../../../plan/plan.ts";
import { disarm, guardrail, guardrailBinding, retext, set } from "../../support/edit.ts";
import { judgeMutations } from "../../support/judge.ts";
import { named, without } from "../../support/mutation.ts";

const nodes = named("NodeGroup", "acme_nodes");
const taint = (value: string, effect: string): Json => ({ key: "tenant", value, effect });

judgeMutations("N-2", [
  {
    name: "forgets that new pods leave the scheduler",
    break: (plan) => disarm(plan, "placement", "nodeName"),
  },
  {
    name: "lets tenants bring a scheduler",
    break: (plan) => disarm(plan, "placement", "schedulerName"),
  },
  {
    name: "lets tenants choose a runtime class",
    break: (plan) => disarm(plan, "placement", "runtimeClassName"),
  },
  {
    name: "lets tenants keep others' pods away",
    break: (plan) => disarm(plan, "placement", "podAntiAffinity"),
  },
  { name: "takes any toleration", break: (plan) => disarm(plan, "placement", "tolerations") },
  {
    name: "takes any toleration of a tenant's taint",
    break: (plan) =>
      retext(plan, guardrail("placement"), `t.?value.orValue(\\"\\") == variables.nodes`, "true"),
  },
  {
    name: "takes tolerations of all keys that begin like a tenant's",
    break: (plan) =>
      retext(plan, guardrail("placement"), `startsWith(\\"node.kubernetes.io/\\")`, `startsWith(\\"\\")`),
  },
  {
    name: "lets a running pod tolerate more",
    break: (plan) => without(plan, guardrailBinding("running-pods")),
  },
  {
    name: "lets tenants make DaemonSets",
    break: (plan) => without(plan, guardrailBinding("daemon-sets")),
  },
  {
    name: "lets tenants bind pods to nodes",
    break: (plan) => retext(plan, guardrail("reserved-kinds"), `"pods/binding"`, `"pods/status"`),
  },
  {
    name: "drops the taint for new pods",
    break: (plan) => set(plan, nodes, "taints", [taint("acme", "NO_EXECUTE")]),
  },
  {
    name: "drops the taint for pods that skip the scheduler",
    break: (plan) => set(plan, nodes, "taints", [taint("acme", "NO_SCHEDULE")]),
  },
  {
    name: "taints the pool only by preference",
    break: (plan) =>
      set(plan, named("NodeGroup", "platform_pool"), "taints", [taint("pool", "PREFER_NO_SCHEDULE")]),
  },
  {
    name: "taints a tenant's nodes as another's",
    also: {
      "N-1": "the tenant's own pods do not fit there any more",
      "I-1": "the group names the other tenant",
    },
    break: (plan) =>
      set(plan, nodes, "taints", [taint("initech", "NO_SCHEDULE"), taint("initech", "NO_EXECUTE")]),
  },
]);
