import type { KubeObject } from "../control-plane/index.ts";

/** What a check changes of an ordinary pod. */
export interface PodChange {
  readonly pod?: Readonly<Record<string, unknown>>;
  readonly container?: Readonly<Record<string, unknown>>;
}

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | undefined,
  rest: Readonly<Record<string, unknown>> = {},
): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
  ...rest,
});

/** With what the object's metadata are to hold besides. */
export const described = (target: KubeObject, metadata: Readonly<Record<string, unknown>>): KubeObject => ({
  ...target,
  metadata: { ...target.metadata, ...metadata },
});

const labels = (name: string) => ({ app: name });
const template = (name: string, spec: object) => ({ metadata: { labels: labels(name) }, spec });

/** Makes an object that makes pods. */
type Workload = (name: string, namespace: string, spec: object, replicas?: number) => KubeObject;

/** Everything that makes pods, from one pod spec. */
export const workloads = {
  Deployment: (name, namespace, spec, replicas = 1) =>
    object("apps/v1", "Deployment", name, namespace, {
      spec: { replicas, selector: { matchLabels: labels(name) }, template: template(name, spec) },
    }),
  ReplicaSet: (name, namespace, spec, replicas = 1) =>
    object("apps/v1", "ReplicaSet", name, namespace, {
      spec: { replicas, selector: { matchLabels: labels(name) }, template: template(name, spec) },
    }),
  StatefulSet: (name, namespace, spec, replicas = 1) =>
    object("apps/v1", "StatefulSet", name, namespace, {
      spec: {
        replicas,
        serviceName: name,
        selector: { matchLabels: labels(name) },
        template: template(name, spec),
      },
    }),
  ReplicationController: (name, namespace, spec, replicas = 1) =>
    object("v1", "ReplicationController", name, namespace, {
      spec: { replicas, selector: labels(name), template: template(name, spec) },
    }),
  Job: (name, namespace, spec) =>
    object("batch/v1", "Job", name, namespace, {
      spec: { template: template(name, { restartPolicy: "Never", ...spec }) },
    }),
  CronJob: (name, namespace, spec) =>
    object("batch/v1", "CronJob", name, namespace, {
      spec: {
        schedule: "* * * * *",
        jobTemplate: { spec: { template: template(name, { restartPolicy: "Never", ...spec }) } },
      },
    }),
} satisfies Record<string, Workload>;

export const daemonSet = (name: string, namespace: string, spec: object): KubeObject =>
  object("apps/v1", "DaemonSet", name, namespace, {
    spec: { selector: { matchLabels: labels(name) }, template: template(name, spec) },
  });

export const pod = (name: string, namespace: string, spec: object): KubeObject =>
  described(object("v1", "Pod", name, namespace, { spec }), { labels: labels(name) });

/** As a controller makes it. */
export const ownedPod = (name: string, namespace: string, spec: object): KubeObject =>
  described(pod(name, namespace, spec), {
    ownerReferences: [
      {
        apiVersion: "apps/v1",
        kind: "ReplicaSet",
        name: "owner",
        uid: "00000000-0000-4000-8000-000000000000",
        controller: true,
      },
    ],
  });

export const configMap = (name: string, namespace: string): KubeObject =>
  object("v1", "ConfigMap", name, namespace, { data: { key: "value" } });

export const secret = (name: string, namespace: string, rest: object = {}): KubeObject =>
  object("v1", "Secret", name, namespace, { stringData: { key: "value" }, ...rest });

export const service = (name: string, namespace: string, spec: object = {}): KubeObject =>
  object("v1", "Service", name, namespace, {
    spec: { selector: labels(name), ports: [{ port: 80 }], ...spec },
  });

export const claim = (name: string, namespace: string, spec: object = {}, storage = "1Gi"): KubeObject =>
  object("v1", "PersistentVolumeClaim", name, namespace, {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } }, ...spec },
  });

export const networkPolicy = (name: string, namespace: string, spec: object): KubeObject =>
  object("networking.k8s.io/v1", "NetworkPolicy", name, namespace, { spec: { podSelector: {}, ...spec } });

export const ingress = (name: string, namespace: string): KubeObject =>
  object("networking.k8s.io/v1", "Ingress", name, namespace, {
    spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } },
  });

export const autoscaler = (name: string, namespace: string): KubeObject =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", name, namespace, {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: 1,
      maxReplicas: 3,
    },
  });

export const disruptionBudget = (name: string, namespace: string): KubeObject =>
  object("policy/v1", "PodDisruptionBudget", name, namespace, {
    spec: { minAvailable: 1, selector: { matchLabels: labels(name) } },
  });

export const rbac = "rbac.authorization.k8s.io";

export const role = (name: string, namespace: string, rules: readonly object[]): KubeObject =>
  object(`${rbac}/v1`, "Role", name, namespace, { rules });

export const roleBinding = (
  name: string,
  namespace: string,
  roleRef: { kind: "Role" | "ClusterRole"; name: string },
  subjects: readonly object[],
): KubeObject =>
  object(`${rbac}/v1`, "RoleBinding", name, namespace, { roleRef: { apiGroup: rbac, ...roleRef }, subjects });

export const groupSubject = (name: string) => ({ apiGroup: rbac, kind: "Group", name });
export const accountSubject = (name: string, namespace: string) => ({
  kind: "ServiceAccount",
  name,
  namespace,
});
