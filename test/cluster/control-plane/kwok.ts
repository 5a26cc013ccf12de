import type { Binaries } from "./binaries.ts";
import { fakeNode } from "./nodes.ts";
import type { Processes } from "./processes.ts";

/** Has kwok play the kubelet of the fake nodes: their pods run, Jobs complete, deleted pods go. */
export function startKwok({ path, stages }: Binaries, processes: Processes, kubeconfig: string): void {
  processes.start("kwok", path("kwok"), {
    kubeconfig,
    config: stages.join(","),
    "manage-all-nodes": false,
    "manage-nodes-with-annotation-selector": fakeNode,
    "node-lease-duration-seconds": 40,
    "node-ip": "127.0.0.1",
    "node-port": 0,
  });
}
