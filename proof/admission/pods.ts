import type { JsonObject } from "../objects/json.ts";
import { tenantKey } from "../vocabulary.ts";
import type { TenantNamespace } from "./namespaces.ts";
import { type Request, resourceAt, type User } from "./request.ts";
import { controller } from "./users.ts";

/** The spec of an ordinary pod with every line that the platform asks for, as it reaches validation. */
export function ordinarySpec({ nodes, tier }: TenantNamespace): JsonObject {
  const condition = (key: string) => ({
    key,
    operator: "Exists",
    effect: "NoExecute",
    tolerationSeconds: 300,
  });
  return {
    containers: [
      {
        name: "app",
        image: "registry.example/app:1",
        imagePullPolicy: "Always",
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
      },
    ],
    dnsPolicy: "ClusterFirst",
    nodeSelector: { [tenantKey]: nodes },
    preemptionPolicy: "Never",
    priority: 1,
    priorityClassName: `tenant-${tier}`,
    restartPolicy: "Always",
    schedulerName: "default-scheduler",
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    serviceAccount: "default",
    serviceAccountName: "default",
    terminationGracePeriodSeconds: 30,
    tolerations: [
      { key: tenantKey, operator: "Equal", value: nodes },
      condition("node.kubernetes.io/not-ready"),
      condition("node.kubernetes.io/unreachable"),
    ],
  };
}

const pod = (namespace: TenantNamespace, spec: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "app-1", namespace: namespace.name, labels: { app: "app" } },
  spec,
});

/** A pod that a controller makes from a tenant's template, or that somebody makes without one. */
export const podCreation = (
  namespace: TenantNamespace,
  spec: JsonObject,
  user: User = controller("replicaset-controller"),
): Request => ({
  operation: "CREATE",
  resource: resourceAt("/v1/pods"),
  name: "app-1",
  namespace,
  user,
  object: pod(namespace, spec),
  oldObject: null,
  dryRun: false,
});

/** A change of a pod that runs. */
export const podUpdate = (
  namespace: TenantNamespace,
  before: JsonObject,
  after: JsonObject,
  user: User,
): Request => ({
  ...podCreation(namespace, after, user),
  operation: "UPDATE",
  oldObject: pod(namespace, before),
});
