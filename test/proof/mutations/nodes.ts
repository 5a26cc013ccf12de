import type { Json, Plan } from "../../../plan/plan.ts";
import { append, disarm, guardrail, guardrailBinding, retext, set } from "../support/edit.ts";
import {
  change,
  type Mutation,
  named,
  replace,
  withAnother,
  without,
  withSettings,
} from "../support/mutation.ts";

const nodes = named("NodeGroup", "acme_nodes");
const template = named("LaunchTemplate", "acme_nodes");
const namespace = named("Namespace", "acme_namespace");
const quota = named("ResourceQuota", "acme_quota");
const limits = named("LimitRange", "acme_limits");
const premium = named("PriorityClass", "platform_guardrails_tenant-premium");
const taint = (value: string, effect: string): Json => ({ key: "tenant", value, effect });

const hard = (key: string, value: Json) => (plan: Plan) =>
  change(plan, quota, (inputs) => {
    const { [key]: _, ...rest } = Object(Object(inputs.spec).hard);
    return { ...inputs, spec: { hard: value === null ? rest : { ...rest, [key]: value } } };
  });
const container = (field: string, amounts: Json) => (plan: Plan) =>
  set(plan, limits, `spec.limits.0.${field}`, amounts);

const placement: Mutation[] = [
  {
    name: "holds a tenant's pods to another tenant's nodes",
    claim: "N-1",
    also: { "I-1": "the namespace names the other tenant" },
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "initech"),
  },
  {
    name: "holds a dedicated tenant's pods to the pool",
    claim: "N-1",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-nodes", "pool"),
  },
  {
    name: "lets pods of a frozen tenant start",
    claim: "N-1",
    stack: "prod",
    break: (plan) => without(plan, guardrailBinding("inactive-pods")),
  },
  {
    name: "lets the scheduler put waiting pods of a frozen tenant on nodes",
    claim: "N-1",
    stack: "prod",
    break: (plan) =>
      set(plan, guardrail("inactive-pods"), "spec.matchConstraints.resourceRules.1.operations", ["UPDATE"]),
  },
  {
    name: "forgets the label of a tenant's nodes",
    claim: "N-1",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => set(plan, nodes, "labels", {}),
  },
  {
    name: "labels a tenant's nodes as another's",
    claim: "N-1",
    also: {
      "L-1": "the quota does not fit nodes that are not there",
      "I-1": "the group names the other tenant",
    },
    break: (plan) => set(plan, nodes, "labels.tenant", "initech"),
  },
  {
    name: "taints nodes so that nobody fits",
    claim: "N-1",
    break: (plan) => append(plan, nodes, "taints", { key: "gpu", value: "true", effect: "NO_SCHEDULE" }),
  },
  {
    name: "labels nodes behind EKS's back",
    claim: "N-1",
    break: (plan) => set(plan, template, "userData", "bm9kZS1sYWJlbHM="),
  },
  {
    name: "forgets the pool",
    claim: "N-1",
    also: { "L-1": "the quota does not fit nodes that are not there" },
    break: (plan) => without(plan, named("NodeGroup", "platform_pool")),
  },
  {
    name: "adds nothing to an ordinary pod",
    claim: "N-1",
    break: (plan) =>
      without(plan, named("MutatingAdmissionPolicyBinding", "platform_guardrails_tenancy-pod-defaults")),
  },
  {
    name: "takes any node selector",
    claim: "N-1",
    break: (plan) => disarm(plan, "placement", "nodeSelector"),
  },
  {
    name: "asks for no node selector",
    claim: "N-1",
    break: (plan) =>
      retext(
        plan,
        guardrail("complete-spec"),
        `(has(variables.spec.nodeSelector) && \\"tenant\\" in variables.spec.nodeSelector) &&`,
        "",
      ),
  },
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

const tags: Mutation[] = [
  {
    name: "forgets to tag volumes",
    claim: "N-3",
    break: (plan) =>
      change(plan, template, (inputs) => ({
        ...inputs,
        tagSpecifications: Array.from(Object(inputs.tagSpecifications) as Json[]).filter(
          (one) => Object(one).resourceType !== "volume",
        ),
      })),
  },
  {
    name: "tags instances as another tenant's",
    claim: "N-3",
    also: { "I-1": "the template names the other tenant" },
    break: (plan) => set(plan, template, "tagSpecifications.0.tags.tenant", "globex"),
  },
  {
    name: "forgets who pays for interfaces",
    claim: "N-3",
    break: (plan) => set(plan, template, "tagSpecifications.2.tags.costCenter", null),
  },
  {
    name: "tags a node group's machines by the group only",
    claim: "N-3",
    also: { "W-4": "the template's metadata options reach no machine", "L-1": "nor does its disk" },
    break: (plan) =>
      replace(plan, nodes, (one) => {
        const { launchTemplate: _, ...others } = one.propertyDependencies;
        return { ...one, propertyDependencies: others };
      }),
  },
  {
    name: "forgets to tag an association",
    claim: "N-3",
    break: (plan) => set(plan, named("PodIdentityAssociation", "acme_workloads_app"), "tags", null),
  },
  {
    name: "forgets to tag disks",
    claim: "N-3",
    break: (plan) =>
      retext(plan, named("StorageClass", "platform_tenant-gp3"), "{{ .PVCNamespace }}", "shared"),
  },
  {
    name: "has the driver tag every disk as one tenant's",
    claim: "N-3",
    break: (plan) =>
      set(
        plan,
        named("Addon", "platform_aws-ebs-csi-driver"),
        "configurationValues",
        '{"controller":{"extraVolumeTags":{"tenant":"shared"}}}',
      ),
  },
  {
    name: "lets tenants choose a class that tags nothing",
    claim: "N-3",
    break: (plan) => disarm(plan, "volume-claims", "storageClassName"),
  },
];

const amounts: Mutation[] = [
  { name: "removes a quota", claim: "Q-1", break: (plan) => without(plan, quota) },
  { name: "forgets to bound memory", claim: "Q-1", break: hard("limits.memory", null) },
  {
    name: "forgets to bound ephemeral storage",
    claim: "Q-1",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("requests.ephemeral-storage", null),
  },
  { name: "forgets to count Secrets", claim: "Q-1", break: hard("secrets", null) },
  { name: "forgets pods that have ended", claim: "Q-1", break: hard("count/pods", null) },
  {
    name: "forgets to count revisions",
    claim: "Q-1",
    break: hard("count/controllerrevisions.apps", null),
  },
  { name: "forgets to count Deployments", claim: "Q-1", break: hard("count/deployments.apps", null) },
  {
    name: "gives more than the file says",
    claim: "Q-1",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("requests.cpu", "200"),
  },
  { name: "gives node ports", claim: "Q-1", break: hard("services.nodeports", "5") },
  {
    name: "bounds with something that is no amount",
    claim: "Q-1",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: hard("pods", "[computed]"),
  },
  {
    name: "bounds pods that end by themselves only",
    claim: "Q-1",
    also: { "L-1": "it asks whether the same quota fits the nodes" },
    break: (plan) => set(plan, quota, "spec.scopes", ["Terminating"]),
  },
  {
    name: "gives a frozen tenant pods",
    claim: "Q-1",
    stack: "prod",
    break: (plan) => set(plan, named("ResourceQuota", "hooli_quota"), "spec.hard.pods", "5"),
  },
  { name: "removes the defaults", claim: "Q-1", break: (plan) => without(plan, limits) },
  {
    name: "forgets the default CPU request that the quota counts",
    claim: "Q-1",
    break: container("defaultRequest", { memory: "128Mi", "ephemeral-storage": "512Mi" }),
  },
  {
    name: "has a default request above the default limit",
    claim: "Q-1",
    break: container("default", { memory: "64Mi", "ephemeral-storage": "4Gi" }),
  },
  {
    name: "has a default limit above the maximum",
    claim: "Q-1",
    break: container("max", { memory: "256Mi" }),
  },
  {
    name: "has a default that no quota can hold",
    claim: "Q-1",
    break: (plan) =>
      container("max", {})(container("default", { memory: "900Gi", "ephemeral-storage": "4Gi" })(plan)),
  },
  {
    name: "has a second limit range with other defaults",
    claim: "Q-1",
    break: (plan) =>
      withAnother(plan, limits, (one) => ({
        ...one,
        inputs: {
          ...one.inputs,
          metadata: { ...Object(one.inputs.metadata), name: "more" },
          spec: { limits: [{ type: "Container", defaultRequest: { memory: "900Gi" } }] },
        },
      })),
  },
  {
    name: "asks every pod for more than its containers get",
    claim: "Q-1",
    break: (plan) => append(plan, limits, "spec.limits", { type: "Pod", min: { cpu: "64" } }),
  },
  {
    name: "forbids the ratio of its own defaults",
    claim: "Q-1",
    break: container("maxLimitRequestRatio", { memory: "1" }),
  },
  {
    name: "says that AWS grants what it grants nobody",
    claim: "L-1",
    break: (plan) =>
      withSettings(plan, (settings) => ({
        ...settings,
        limits: { ...settings.limits, bucketPolicyBytes: 1_000_000 },
      })),
  },
  { name: "gives an active tenant no pod at all", claim: "Q-1", break: hard("pods", "0") },
  {
    name: "labels a tenant as of another tier",
    claim: "Q-3",
    break: (plan) => set(plan, namespace, "metadata.labels.tenant-tier", "regular"),
  },
  { name: "serves premium after regular", claim: "Q-3", break: (plan) => set(plan, premium, "value", 10) },
  {
    name: "serves premium before the system",
    claim: "Q-3",
    break: (plan) => set(plan, premium, "value", 2_000_000_000),
  },
  {
    name: "makes a tier everybody's default",
    claim: "Q-3",
    break: (plan) => set(plan, premium, "globalDefault", true),
  },
  { name: "forgets a tier's class", claim: "Q-3", break: (plan) => without(plan, premium) },
  {
    name: "lets tenants choose their priority",
    claim: "Q-3",
    break: (plan) => without(plan, guardrailBinding("priority")),
  },
  {
    name: "takes any class whose name begins like a tier's",
    claim: "Q-3",
    break: (plan) =>
      set(
        plan,
        guardrail("priority"),
        "spec.validations.0.expression",
        'variables.spec.?priorityClassName.orValue("").startsWith("tenant-")',
      ),
  },
];

export const nodeMutations: readonly Mutation[] = [...placement, ...tags, ...amounts];
