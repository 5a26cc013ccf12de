import type { Json } from "../../plan/plan.ts";
import { type JsonObject, list, object } from "../objects/json.ts";
import { markKey } from "../vocabulary.ts";
import { type Attempt, admitted, refused } from "./expect.ts";
import type { TenantNamespace } from "./namespaces.ts";
import { containerLines, podCreation } from "./pods.ts";
import type { Request } from "./request.ts";
import { controller } from "./users.ts";

/** A pod that must not be, by every way to a pod. */
export const refusedPods = (what: string, namespace: TenantNamespace, spec: JsonObject): Attempt[] =>
  podsOf(namespace, spec).map(([how, request]) => refused(`a pod ${what}, ${how},`, request));

export const admittedPods = (what: string, namespace: TenantNamespace, spec: JsonObject): Attempt[] =>
  podsOf(namespace, spec).map(([how, request]) => admitted(`a pod ${what}, ${how},`, request));

/** As each workload controller makes it: once with nothing besides, then with all that an ordinary pod may have. */
const podsOf = (namespace: TenantNamespace, spec: JsonObject): [how: string, Request][] => [
  ["of a ReplicaSet", podCreation(namespace, spec)],
  ...makers.map(([kind, apiVersion, more]): [string, Request] => [
    `full of all that may be, of a ${kind}`,
    podCreation(
      namespace,
      { ...fullest(spec), ...more },
      controller(`${kind === "ReplicationController" ? "replication" : kind.toLowerCase()}-controller`),
      { ...besides, ownerReferences: [owner(kind, apiVersion)] },
    ),
  ]),
];

const makers: readonly [kind: string, apiVersion: string, more: JsonObject][] = [
  ["ReplicaSet", "apps/v1", {}],
  ["StatefulSet", "apps/v1", { hostname: "app-1", subdomain: "app" }],
  ["Job", "batch/v1", { restartPolicy: "Never" }],
  ["ReplicationController", "v1", {}],
];

const owner = (kind: string, apiVersion: string): JsonObject => ({
  apiVersion,
  kind,
  name: "app",
  uid: "00000000-0000-4000-8000-000000000002",
  controller: true,
  blockOwnerDeletion: true,
});

const besides: JsonObject = {
  labels: { app: "app", [markKey]: "Helm", "app.kubernetes.io/name": "app", "pod-template-hash": "abc" },
  annotations: { "kubectl.kubernetes.io/default-container": "app", "prometheus.io/scrape": "true" },
  generateName: "app-",
};

/** What the spec says, and beside it whatever an ordinary pod may say: an exemption by any of it lets the attack in. */
function fullest(spec: JsonObject): JsonObject {
  const [first] = list(spec.containers).map(object);
  const another = (name: string): Json => ({ ...first, ...containerLines, name });
  return {
    activeDeadlineSeconds: 86_400,
    automountServiceAccountToken: false,
    dnsConfig: { options: [{ name: "ndots", value: "2" }] },
    enableServiceLinks: false,
    hostAliases: [{ ip: "192.0.2.1", hostnames: ["example.com"] }],
    imagePullSecrets: [{ name: "registry" }],
    initContainers: [another("first")],
    readinessGates: [{ conditionType: "example.com/ready" }],
    shareProcessNamespace: true,
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
    ],
    volumes: [{ name: "scratch", emptyDir: {} }],
    ...spec,
    containers: [...list(spec.containers), another("second")],
  };
}
