import fc from "fast-check";
import type { TenantNamespace } from "../../../../proof/admission/namespaces.ts";
import type { JsonObject } from "../../../../proof/objects/json.ts";
import { type Kind, labels } from "./kind.ts";
import { field, pick, some } from "./pick.ts";
import { services } from "./services.ts";
import { workloads } from "./workloads.ts";

const managedBy = "app.kubernetes.io/managed-by";
const marked = some(
  1,
  field("labels", { [managedBy]: "eks-tenancy" }, { [managedBy]: "helm" }),
  field("finalizers", ["acme.example/hold"], ["kubernetes.io/pvc-protection"]),
).map((metadata) => ({ metadata }));

const peers = fc.array(
  pick<JsonObject>(
    { podSelector: {} },
    { podSelector: { matchLabels: labels } },
    { namespaceSelector: {} },
    { namespaceSelector: { matchLabels: { tenant: "acme" } }, podSelector: {} },
    { ipBlock: { cidr: "10.0.0.0/8" } },
  ),
  { maxLength: 2 },
);
const rules = (direction: "from" | "to") =>
  fc.array(
    some(
      2,
      field("ports", [{ port: 80 }], []),
      peers.map((list) => ({ [direction]: list })),
    ),
    {
      maxLength: 2,
    },
  );
const networkPolicy = fc
  .record({ ingress: rules("from"), egress: rules("to") })
  .map((spec) => ({ spec: { podSelector: {}, ...spec } }));

const apiGroup = "rbac.authorization.k8s.io";
const reader = { apiGroup, kind: "Role", name: "reader" };
const subjects = ({ tenant, name }: TenantNamespace) =>
  fc.array(
    pick<JsonObject>(
      { apiGroup, kind: "Group", name: `tenant:${tenant}:viewers` },
      { apiGroup, kind: "Group", name: `tenant:${tenant}-eu:viewers` },
      { apiGroup, kind: "Group", name: "system:authenticated" },
      { apiGroup, kind: "User", name: `tenant:${tenant}:viewers` },
      { kind: "ServiceAccount", name: "app", namespace: name },
      { kind: "ServiceAccount", name: "app", namespace: "another" },
    ),
    { maxLength: 2 },
  );

const claim = {
  accessModes: ["ReadWriteOnce"],
  resources: { requests: { storage: "1Gi" } },
  storageClassName: "tenant-gp3",
};
const foreignVolume = field("volumeName", "pvc-of-another");

/** Only the platform writes these. */
const reserved: readonly Kind[] = [
  ["/v1/resourcequotas", "ResourceQuota", { spec: {} }] as const,
  ["/v1/limitranges", "LimitRange", { spec: { limits: [] } }] as const,
  ["discovery.k8s.io/v1/endpointslices", "EndpointSlice", { addressType: "IPv4", endpoints: [] }] as const,
].map(([path, kind, body]) => ({ path, kind, plain: () => body, made: () => fc.constant(body) }));

/** Everything besides pods that a policy looks at. */
export const kinds: readonly Kind[] = [
  ...services,
  ...workloads,
  ...reserved,
  { path: "/v1/configmaps", kind: "ConfigMap", plain: () => ({}), made: () => marked, changed: () => marked },
  {
    path: "/v1/secrets",
    kind: "Secret",
    plain: () => ({}),
    made: () =>
      pick("Opaque", "kubernetes.io/service-account-token", "example.com/own").map((type) => ({
        type,
        metadata: { annotations: { "kubernetes.io/service-account.name": "app" } },
      })),
  },
  {
    path: "networking.k8s.io/v1/networkpolicies",
    kind: "NetworkPolicy",
    plain: () => ({ spec: { podSelector: {} } }),
    made: () => networkPolicy,
    changed: () => networkPolicy,
  },
  {
    path: `${apiGroup}/v1/rolebindings`,
    kind: "RoleBinding",
    plain: () => ({ roleRef: reader, subjects: [] }),
    made: (namespace) =>
      fc.record({
        roleRef: pick<JsonObject>(reader, { apiGroup, kind: "ClusterRole", name: "view" }),
        subjects: subjects(namespace),
      }),
    changed: (namespace) => subjects(namespace).map((list) => ({ roleRef: reader, subjects: list })),
  },
  {
    path: "/v1/persistentvolumeclaims",
    kind: "PersistentVolumeClaim",
    plain: () => ({ spec: claim }),
    made: () =>
      some(
        2,
        field("storageClassName", "tenant-gp3", "gp2", ""),
        foreignVolume,
        field("selector", { matchLabels: labels }),
        field("volumeAttributesClassName", "fast"),
      ).map((spec) => ({ spec: { ...claim, ...spec } })),
    changed: () => some(1, foreignVolume).map((spec) => ({ spec: { ...claim, ...spec } })),
  },
];
