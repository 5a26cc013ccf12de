import { type JsonObject, list, object } from "../objects/json.ts";
import { tenantKey } from "../vocabulary.ts";
import type { TenantNamespace } from "./namespaces.ts";
import { systemFields } from "./objects.ts";
import { type Request, resourceAt, type User } from "./request.ts";
import { controller } from "./users.ts";

/** The spec of a pod whose author says nothing of what the platform asks, with the API server's defaults. */
export function unsaidSpec(): JsonObject {
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
        imagePullPolicy: "IfNotPresent",
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
      },
    ],
    dnsPolicy: "ClusterFirst",
    preemptionPolicy: "PreemptLowerPriority",
    priority: 0,
    restartPolicy: "Always",
    schedulerName: "default-scheduler",
    securityContext: {},
    serviceAccount: "default",
    serviceAccountName: "default",
    terminationGracePeriodSeconds: 30,
    tolerations: [condition("node.kubernetes.io/not-ready"), condition("node.kubernetes.io/unreachable")],
  };
}

/** The spec of an ordinary pod with every line that the platform asks for, as it reaches validation. */
export function ordinarySpec({ nodes, tier }: TenantNamespace): JsonObject {
  const { containers, tolerations, ...unsaid } = unsaidSpec();
  return {
    ...unsaid,
    containers: list(containers).map((container) => ({ ...object(container), ...containerLines })),
    nodeSelector: { [tenantKey]: nodes },
    preemptionPolicy: "Never",
    priority: 1,
    priorityClassName: `tenant-${tier}`,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    tolerations: [{ key: tenantKey, operator: "Equal", value: nodes }, ...list(tolerations)],
  };
}

/** What the platform asks of a container. */
export const containerLines: JsonObject = {
  imagePullPolicy: "Always",
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};

/** A pod that a controller makes from a tenant's template, or that somebody makes without one. */
export const podCreation = (
  namespace: TenantNamespace,
  spec: JsonObject,
  user: User = controller("replicaset-controller"),
  metadata: JsonObject = {},
): Request => ({
  operation: "CREATE",
  resource: resourceAt("/v1/pods"),
  name: "app-1",
  namespace,
  user,
  object: pod(namespace, spec, metadata),
  oldObject: null,
  dryRun: false,
});

const pod = (namespace: TenantNamespace, spec: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "app-1",
    namespace: namespace.name,
    ...systemFields,
    labels: { app: "app" },
    ...metadata,
  },
  spec,
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
