import { at, object } from "../objects/json.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import type { Under } from "./premise.ts";

/** There is one cluster, made here or there already, and nobody writes into what it keeps for itself. */
export function judgeCluster(view: View, under: Under): void {
  const clusters = view.ofType(types.cluster);
  const platforms = view.ofType(types.platform);
  under("NET-1").attempt(platforms[0], () => {
    const exists = platforms.length === 1 && at(platforms[0]?.inputs.cluster, "create") === false;
    under("NET-1").check(
      clusters.length === (exists ? 0 : 1),
      () =>
        `the plan makes ${clusters.length} clusters${exists ? " beside the existing one" : ", not one, and says of none that it exists"}`,
      ...platforms,
      ...clusters,
    );
  });
  for (const { type, name, claim, why } of reserved) {
    for (const resource of view.ofType(type)) {
      const metadata = object(resource.inputs.metadata);
      const meant = metadata.namespace === "kube-system" && metadata.name === name;
      under(claim).check(!meant, () => `${resource.name} ${why}`, resource);
    }
  }
}

const reserved = [
  {
    type: kinds.configMap,
    name: "aws-auth",
    claim: "A-2",
    why: "lets people and nodes in beside the access entries",
  },
  {
    type: kinds.configMap,
    name: "amazon-vpc-cni",
    claim: "NET-1",
    why: "can turn network policies off",
  },
  {
    type: kinds.daemonSet,
    name: "aws-node",
    claim: "NET-1",
    why: "takes the place of the network plugin that enforces network policies",
  },
] as const;
