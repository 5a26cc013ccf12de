import type { Client } from "../client/client.ts";
import type { KubeObject, Ref } from "../client/object.ts";
import { until } from "../client/until.ts";

export interface NodeSpec {
  name: string;
  labels?: Record<string, string>;
  taints?: Taint[];
  /** What pods can have; 8 CPUs, 32 GiB, 110 pods where not said. */
  allocatable?: Record<string, string>;
}

export interface Taint {
  key: string;
  value?: string;
  effect: "NoSchedule" | "NoExecute" | "PreferNoSchedule";
}

/** Adds nodes that kwok plays, and waits until each is ready. */
export async function addNodes(admin: Client, nodes: NodeSpec[], check: () => void): Promise<void> {
  for (const reply of await Promise.all(nodes.map((node) => admin.create(manifest(node))))) {
    if (!reply.ok) throw new Error(`cannot add a node: ${reply.message}`);
  }
  await Promise.all(
    nodes.map(({ name }) =>
      until(`node ${name} is ready`, async () => {
        check();
        const { body } = await admin.get<Node>(reference(name));
        const ready = body.status.conditions?.some(
          ({ type, status }) => type === "Ready" && status === "True",
        );
        return ready && !body.spec.taints?.some(({ key }) => key.startsWith("node.kubernetes.io/"));
      }),
    ),
  );
}

export async function removeNodes(admin: Client, nodes: NodeSpec[]): Promise<void> {
  await Promise.all(nodes.map(({ name }) => admin.delete(reference(name))));
}

function reference(name: string): Ref {
  return { apiVersion: "v1", kind: "Node", metadata: { name } };
}

interface Node extends KubeObject {
  spec: { taints?: Taint[] };
  status: { conditions?: { type: string; status: string }[] };
}

export const fakeNode = "kwok.x-k8s.io/node=fake";

const size = { cpu: "8", memory: "32Gi", "ephemeral-storage": "100Gi", pods: "110" };

function manifest({ name, labels, taints = [], allocatable }: NodeSpec): Node {
  const resources = { ...size, ...allocatable };
  const standard = {
    "kubernetes.io/hostname": name,
    "kubernetes.io/os": "linux",
    "kubernetes.io/arch": "amd64",
  };
  const [key, value] = fakeNode.split("=") as [string, string];
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { ...standard, ...labels }, annotations: { [key]: value } },
    spec: { taints },
    status: { allocatable: resources, capacity: resources } as Node["status"],
  };
}
