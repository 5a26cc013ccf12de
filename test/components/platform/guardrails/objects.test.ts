import { judges, spec } from "./cases.ts";
import { type Attempt, acme, controller, platformAdmin, serviceAccount } from "./judge.ts";

const annotated = (annotations: Record<string, string>) => ({
  object: { metadata: { annotations }, spec: {} },
});
const labelled = { metadata: { labels: { "app.kubernetes.io/managed-by": "eks-tenancy" } } };
const lb = {
  type: "LoadBalancer",
  allocateLoadBalancerNodePorts: false,
  loadBalancerClass: "service.k8s.aws/nlb",
};

judges("services", {
  admits: {
    "an ordinary one": spec({ ports: [{ port: 80 }] }),
    "a load balancer": spec({ ...lb, ports: [{ port: 80 }] }),
    "an old one that only lets go of a finalizer": {
      operation: "UPDATE",
      object: { metadata: {}, spec: { type: "NodePort" } },
      oldObject: { metadata: { finalizers: ["a"] }, spec: { type: "NodePort" } },
      groups: controller,
    },
  },
  refuses: {
    "another's address": [spec({ externalIPs: ["10.0.0.1"] }), /remove them/],
    "another's name": [spec({ type: "ExternalName" }), /write type: ClusterIP/],
    "a node port": [spec({ type: "NodePort" }), /write type: ClusterIP/],
    "a load balancer over node ports": [
      spec({ type: "LoadBalancer" }),
      /allocateLoadBalancerNodePorts: false; loadBal/,
    ],
    "another controller's load balancer": [
      spec({ ...lb, loadBalancerClass: "a.b/c" }),
      /service.k8s.aws\/nlb/,
    ],
    "a load balancer with a node port": [
      spec({ ...lb, ports: [{ port: 80, nodePort: 30080 }] }),
      /remove nodePort/,
    ],
    "a load balancer with a health check port": [
      spec({ ...lb, externalTrafficPolicy: "Local" }),
      /write Cluster/,
    ],
    "a later change, whoever makes it": [
      {
        ...spec({ externalIPs: ["10.0.0.1"] }),
        operation: "UPDATE",
        oldObject: { spec: {} },
        groups: platformAdmin,
      },
      /remove them/,
    ],
  },
});

judges("service-size", {
  admits: {
    "an ordinary one": spec({ ports: [{ port: 80 }] }),
    "the platform's": { ...spec({ ports: Array(101).fill({}) }), groups: platformAdmin },
  },
  refuses: {
    "hundreds of ports": [spec({ ports: Array(101).fill({}) }), /at most 100 ports/],
    "hundreds of labels": [
      {
        object: {
          metadata: { labels: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`l${i}`, ""])) },
          spec: {},
        },
      },
      /at most 100 labels/,
    ],
  },
});

judges("load-balancers", {
  admits: {
    "no annotation": { object: { metadata: {} } },
    "annotations of others": annotated({ "prometheus.io/scrape": "true" }),
    "harmless ones": annotated({
      "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path": "/",
      "alb.ingress.kubernetes.io/target-type": "ip",
    }),
    "one the platform set": {
      ...annotated({ "alb.ingress.kubernetes.io/group.name": "a" }),
      operation: "UPDATE",
      oldObject: annotated({ "alb.ingress.kubernetes.io/group.name": "a" }).object,
    },
  },
  refuses: Object.fromEntries(
    [
      "service.beta.kubernetes.io/aws-load-balancer-security-groups",
      "service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags",
      "alb.ingress.kubernetes.io/group.name",
      "alb.ingress.kubernetes.io/actions.forward",
      "alb.ingress.kubernetes.io/certificate-arn",
      "nginx.ingress.kubernetes.io/configuration-snippet",
      "external-dns.alpha.kubernetes.io/hostname",
    ].map((key) => [key, [annotated({ [key]: "x" }), new RegExp(`remove them: ${key}`)]]),
  ),
});

judges("volume-claims", {
  admits: { "the tenants' class": spec({ storageClassName: "tenant-gp3", dataSource: { name: "own" } }) },
  refuses: {
    "no class": [spec({}), /write storageClassName: tenant-gp3/],
    "a class that binds to anything": [spec({ storageClassName: "" }), /write storageClassName: tenant-gp3/],
    "a volume by name": [spec({ storageClassName: "tenant-gp3", volumeName: "pv" }), /remove volumeName/],
    "a volume by label": [
      spec({ storageClassName: "tenant-gp3", selector: {} }),
      /remove volumeName and selector/,
    ],
    "another's data": [
      spec({ storageClassName: "tenant-gp3", dataSourceRef: { namespace: "globex" } }),
      /remove dataSourceRef.namespace/,
    ],
    "another performance": [
      spec({ storageClassName: "tenant-gp3", volumeAttributesClassName: "a" }),
      /performance/,
    ],
    "the same, of a controller": [{ ...spec({ storageClassName: "gp2" }), groups: controller }, /tenant-gp3/],
  },
});

judges("volume-claim-annotations", {
  admits: { none: { object: { metadata: {} } }, "its own": annotated({ class: "gp2" }) },
  refuses: {
    "a class": [annotated({ "volume.beta.kubernetes.io/storage-class": "gp2" }), /remove it/],
    "no class": [annotated({ "volume.beta.kubernetes.io/storage-class": "" }), /remove it/],
    "the same, of a controller": [
      { ...annotated({ "volume.beta.kubernetes.io/storage-class": "gp2" }), groups: controller },
      /remove it/,
    ],
  },
});

const bound = { ...spec({ volumeName: "pv" }), operation: "UPDATE" as const, oldObject: { spec: {} } };

judges("volume-claim-updates", {
  admits: {
    "a label": {
      ...spec({ volumeName: "pv" }),
      operation: "UPDATE",
      oldObject: { spec: { volumeName: "pv" } },
    },
    "the binder": { ...bound, username: "system:serviceaccount:kube-system:persistent-volume-binder" },
  },
  refuses: { "a volume by name": [bound, /do not set volumeName/] },
});

const own = { podSelector: {} };

judges("network-policies", {
  admits: {
    "nothing at all": spec({ podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
    "its own pods": spec({ ingress: [{ from: [own] }], egress: [{ to: [own], ports: [{ port: 80 }] }] }),
    "the platform's floor": { ...spec({ egress: [{ to: [{ ipBlock: {} }] }] }), groups: platformAdmin },
  },
  refuses: {
    "ingress from anywhere": [spec({ ingress: [{}] }), /every rule needs from/],
    "egress to anywhere": [spec({ egress: [{}] }), /every rule needs to/],
    "an empty list of peers": [spec({ ingress: [{ from: [] }] }), /every rule needs from/],
    "other namespaces": [spec({ ingress: [{ from: [{ namespaceSelector: {} }] }] }), /no namespaceSelector/],
    "pods of other namespaces": [
      spec({ ingress: [{ from: [{ ...own, namespaceSelector: {} }] }] }),
      /no namespaceSel/,
    ],
    "an address": [spec({ egress: [{ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }] }] }), /no ipBlock/],
    "a second rule": [
      spec({ ingress: [{ from: [own] }, { ports: [{ port: 80 }] }] }),
      /every rule needs from/,
    ],
    "the same, of a service account": [
      { ...spec({ ingress: [{}] }), groups: serviceAccount },
      /every rule needs from/,
    ],
  },
});

const binding = (subject: object, kind = "Role") => ({ object: { roleRef: { kind }, subjects: [subject] } });

judges("role-bindings", {
  admits: {
    "its own group": binding({ kind: "Group", name: "tenant:acme:viewers" }),
    "its own service account": binding({ kind: "ServiceAccount", namespace: "acme", name: "app" }),
    "the platform's": { ...binding({ kind: "User", name: "x" }), groups: platformAdmin },
  },
  refuses: {
    "another's group": [binding({ kind: "Group", name: "tenant:globex:viewers" }), /tenant:acme:/],
    "a name it begins with": [binding({ kind: "Group", name: "tenant:acme-eu:viewers" }), /tenant:acme:/],
    everybody: [binding({ kind: "Group", name: "system:authenticated" }), /tenant:acme:/],
    "a user": [binding({ kind: "User", name: "tenant:acme:viewers" }), /tenant:acme:/],
    "another's service account": [
      binding({ kind: "ServiceAccount", namespace: "globex" }),
      /of namespace acme/,
    ],
    "a ClusterRole": [
      binding({ kind: "Group", name: "tenant:acme:viewers" }, "ClusterRole"),
      /refer to a Role/,
    ],
  },
});

judges("protected-objects", {
  admits: {
    "its own": { object: { metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } } } },
    "the platform": { object: labelled, groups: platformAdmin },
    "the namespace's controller": { operation: "DELETE", oldObject: labelled, groups: controller },
  },
  refuses: {
    deletion: [{ operation: "DELETE", oldObject: labelled }, /belongs to the platform/],
    "taking the label off": [
      { operation: "UPDATE", oldObject: labelled, object: { metadata: {} } },
      /belongs to the platform/,
    ],
    "passing its own off": [{ object: labelled }, /remove it/],
    "service accounts": [
      { operation: "DELETE", oldObject: labelled, groups: serviceAccount },
      /belongs to the platform/,
    ],
  },
});

judges("marks-from-templates", {
  admits: { "the platform's": { object: labelled, groups: platformAdmin } },
  refuses: { "a copy": [{ object: labelled, groups: controller }, /remove it/] },
});

judges("reserved-kinds", {
  admits: { "the platform": { resource: "resourcequotas", groups: platformAdmin } },
  refuses: {
    "a quota": [{ resource: "resourcequotas" }, /only the platform writes resourcequotas$/],
    "a token": [{ resource: "serviceaccounts/token" }, /serviceaccounts\/token$/],
  },
});

judges("tokens", {
  admits: { "a secret": { object: { type: "Opaque" } }, "one without a type": { object: {} } },
  refuses: {
    "a token": [{ object: { type: "kubernetes.io/service-account-token" } }, /its token is mounted/],
  },
});

const holding = (...finalizers: string[]) => ({
  object: { metadata: { finalizers } },
  resource: "configmaps",
});

judges("finalizers", {
  admits: {
    none: { object: { metadata: {} } },
    "a claim's own": { ...holding("kubernetes.io/pvc-protection"), resource: "persistentvolumeclaims" },
    "one that was there": { ...holding("a.b/c"), operation: "UPDATE", oldObject: holding("a.b/c").object },
  },
  refuses: {
    "one nobody removes": [holding("a.b/c"), /remove them/],
    "a claim's on something else": [holding("kubernetes.io/pvc-protection"), /remove them/],
    "taking one off": [
      { object: { metadata: {} }, operation: "UPDATE", oldObject: holding("a.b/c").object },
      /as they are/,
    ],
  },
});

judges("finalizers-from-templates", {
  admits: { "a job's": { ...holding("batch.kubernetes.io/job-tracking"), groups: controller } },
  refuses: { "a template's": [{ ...holding("a.b/c"), groups: controller }, /remove them/] },
});

const ending = (gracePeriodSeconds: number): Attempt => ({
  operation: "DELETE",
  oldObject: {},
  options: { gracePeriodSeconds },
});
const evicting = (gracePeriodSeconds: number): Attempt => ({
  resource: "pods/eviction",
  object: { deleteOptions: { gracePeriodSeconds } },
});

judges("deletions", {
  admits: {
    "at its own pace": { operation: "DELETE", oldObject: {} },
    "in an hour": ending(3600),
    "eviction at its own pace": { resource: "pods/eviction", object: {} },
    "eviction in an hour": evicting(3600),
    "the platform": { ...ending(7200), groups: platformAdmin },
  },
  refuses: {
    "in two hours": [ending(7200), /above 3600/],
    "eviction in two hours": [evicting(7200), /above 3600/],
  },
});

const frozen = { ...acme, "tenant-state": "frozen" };

judges("inactive-pods", {
  admits: {},
  refuses: {
    "any pod": [
      { labels: frozen, groups: controller },
      /^tenant acme is frozen, no pod starts: .*tenants\/acme.yaml$/,
    ],
  },
});

judges("inactive-people", {
  admits: {
    "the platform": { labels: frozen, groups: platformAdmin },
    controllers: { labels: frozen, groups: controller },
  },
  refuses: {
    people: [{ labels: frozen }, /read-only/],
    "service accounts": [{ labels: frozen, groups: serviceAccount }, /read-only/],
  },
});

judges("own-namespace", {
  admits: {
    "the own one": {},
    "those who are no tenant's": { namespace: "kube-system", labels: {}, groups: platformAdmin },
  },
  refuses: {
    "a neighbour's": [{ namespace: "globex", labels: { tenant: "globex" } }, /own namespace only/],
    "one whose name begins alike": [
      { namespace: "acme-eu", labels: { tenant: "acme-eu" } },
      /own namespace only/,
    ],
    "the platform's": [{ namespace: "kube-system", labels: {} }, /own namespace only/],
    "what has no namespace": [{ namespace: null, resource: "nodes" }, /own namespace only/],
  },
});

judges("preview", {
  admits: { "a dry run": { groups: ["tenancy:preview"], dryRun: true }, others: { groups: platformAdmin } },
  refuses: { "a write": [{ groups: ["tenancy:preview"] }, /dry-run/] },
});

judges("stateful-sets", {
  admits: {
    one: spec({}),
    many: spec({ replicas: 500 }),
    "an old one that only lets go of a finalizer": {
      ...spec({ replicas: 501 }),
      operation: "UPDATE",
      oldObject: spec({ replicas: 501 }).object,
    },
  },
  refuses: {
    "too many, whoever scales": [{ ...spec({ replicas: 501 }), groups: controller }, /at most 500/],
  },
});

judges("daemon-sets", {
  admits: {},
  refuses: { "any, whoever makes it": [{ groups: platformAdmin }, /use a Deployment/] },
});
