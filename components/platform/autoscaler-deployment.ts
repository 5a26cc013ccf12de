import type * as k8s from "@pulumi/kubernetes";
import type { Settings } from "../../stacks/settings/settings.ts";

/** One autoscaler on the system nodes, in a pod that Pod Security's `restricted` would take. */
export function deploymentSpec(
  settings: Settings,
  version: string,
  labels: Record<string, string>,
): k8s.types.input.apps.v1.DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: "cluster-autoscaler",
        priorityClassName: "system-cluster-critical",
        nodeSelector: { "kubernetes.io/os": "linux" },
        securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
          {
            name: "cluster-autoscaler",
            image: `registry.k8s.io/autoscaling/cluster-autoscaler:${version}`,
            command: ["./cluster-autoscaler", ...autoscalerFlags(settings)],
            // Instance metadata, where it would look for it, is out of a pod's reach.
            env: [{ name: "AWS_REGION", value: settings.region }],
            resources: { requests: { cpu: "100m", memory: "600Mi" }, limits: { memory: "600Mi" } },
            livenessProbe: { httpGet: { path: "/health-check", port: 8085 } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ["ALL"] },
              readOnlyRootFilesystem: true,
            },
          },
        ],
      },
    },
  };
}

export const autoscalerFlags = ({ cluster }: Settings): string[] => [
  "--cloud-provider=aws",
  `--node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/${cluster.name}`,
  // A raised minimum brings nodes at once instead of with the next pending pod.
  "--enforce-node-group-min-size=true",
  "--expander=least-waste",
  // One pod with an emptyDir, or one of kube-system's, must not keep a whole node.
  "--skip-nodes-with-local-storage=false",
  "--skip-nodes-with-system-pods=false",
  "--v=2",
];
