import type { Claim } from "../claim.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import { anything, exactly, surelySelects } from "../objects/selector.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { barePods } from "./bare-pods.ts";
import { judgeEnforcement } from "./enforcement.ts";
import { type Network, networkOf, openings, podOf } from "./model.ts";
import { agreed, undeclared } from "./openings.ts";
import { judgePlaces } from "./places.ts";
import type { Direction } from "./policy.ts";
import { judgeRoom } from "./room.ts";
import { permits } from "./traffic.ts";

const directions = ["ingress", "egress"] as const satisfies readonly Direction[];

export const isolation: Claim = {
  id: "NET-1",
  title:
    "No traffic between tenants but on declared, two-sided paths, and each side alone forbids it (pods with a controller).",
  judge(view) {
    const judgement = new Judgement();
    judgeEnforcement(view, judgement);
    judgePlaces(view, judgement);
    judgeRoom(view, judgement);
    const network = judgement.attempt(undefined, () => networkOf(view));
    if (network === undefined) return judgement.finding;
    for (const tenant of view.judged) {
      const [policy] = view.ownedBy(tenant, kinds.networkPolicy);
      judgement.attempt(policy, () => {
        for (const direction of directions) judgeSide(view, network, tenant, direction, judgement);
        judgePaths(network, tenant, judgement);
      });
    }
    return judgement.finding;
  },
  attempts: barePods,
};

/** One side alone: every pod is closed, and every opening is one that the tenant may have. */
function judgeSide(
  view: View,
  network: Network,
  tenant: string,
  direction: Direction,
  judgement: Judgement,
): void {
  const namespace = namespaceOf(tenant);
  const policies = network.policies(namespace);
  judgement.check(
    policies.some((policy) => policy[direction] !== null && surelySelects(policy.pods, anything)),
    () =>
      `a pod of ${tenant} that no policy selects is open to every other tenant: no policy closes ${direction} for all pods`,
    ...policies.map(({ resource }) => resource),
  );
  for (const opening of openings(network, namespace, direction)) {
    const wrong = undeclared(view, tenant, network, direction, opening);
    judgement.check(
      wrong === undefined,
      () =>
        `${wrong}, which no pair of files declares: ${direction} of policy ${opening.policy.resource.name}`,
      opening.policy.resource,
    );
  }
  // Nothing opens a pair that is not among the openings: each of the others is closed by this side alone.
  judgement.count(view.tenants.length - 1);
}

/** The positive control: what both files declare does pass, on both sides. */
function judgePaths(network: Network, tenant: string, judgement: Judgement): void {
  const sender = podOf(network, namespaceOf(tenant), exactly({}));
  for (const { kind, name } of network.declared(tenant).to) {
    if (kind !== "tenant") continue;
    const receiver = podOf(network, namespaceOf(name), exactly({}));
    for (const port of agreed(network, tenant, name, "egress")) {
      const service = { protocol: "TCP", port };
      const leaves = permits(
        network.policies(sender.namespace),
        "egress",
        sender,
        { pod: receiver },
        service,
      );
      const enters = permits(
        network.policies(receiver.namespace),
        "ingress",
        receiver,
        { pod: sender },
        service,
      );
      judgement.check(
        leaves && enters,
        () =>
          `${tenant} declares a path to ${name} on tcp ${port} and so does ${name}, but the policies of ${leaves ? name : tenant} close it`,
        ...network.policies(leaves ? receiver.namespace : sender.namespace).map(({ resource }) => resource),
      );
    }
  }
}
