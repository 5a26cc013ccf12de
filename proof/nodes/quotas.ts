import { groupBy } from "../../plan/group-by.ts";
import { type Grant, grantsOf } from "../access/bindings.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { type Bounds, boundsOf, quotasOf } from "./bounds.ts";
import { judgeDefaults } from "./defaults.ts";
import { amount } from "./quantity.ts";

export const quotas: Claim = {
  id: "Q-1",
  title: "CPU, memory, storage and object counts of every tenant are bounded.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      const grants = groupBy(grantsOf(view), ({ namespace }) => namespace);
      for (const tenant of view.judged) {
        const namespace = namespaceOf(tenant);
        judgement.attempt(quotasOf(view, tenant)[0], () => {
          const bounds = boundsOf(view, tenant);
          judgeBounds(tenant, bounds, judgement);
          judgeCounts(tenant, bounds, grants.get(namespace) ?? [], judgement);
          judgeContract(view, tenant, bounds, judgement);
          judgeDefaults(view, tenant, bounds, judgement);
        });
      }
    });
    return judgement.finding;
  },
};

/** CPU limits are missing on purpose: requests bound what a tenant can count on, and idle CPU is nobody's. */
const required = [
  "requests.cpu",
  "requests.memory",
  "limits.memory",
  "requests.storage",
  "requests.ephemeral-storage",
  "limits.ephemeral-storage",
  "requests.nvidia.com/gpu",
  "pods",
  "services.loadbalancers",
  "services.nodeports",
  // What tenants do not create and yet cause: pods that have ended, and old templates of StatefulSets.
  "count/pods",
  "count/controllerrevisions.apps",
];

function judgeBounds(tenant: string, { hard, quotas, scoped }: Bounds, judgement: Judgement): void {
  judgement.check(scoped.length === 0, () => `the quota of ${tenant} holds for some pods only`, ...scoped);
  for (const key of required) {
    judgement.check(
      hard.has(key),
      () => `nothing bounds ${key} of ${tenant}: it could take all there is`,
      ...quotas,
    );
  }
  judgement.check(
    (hard.get("services.nodeports") ?? 0) === 0,
    () => `${tenant} may open ${hard.get("services.nodeports")} ports on every node`,
    ...quotas,
  );
}

/** Whatever the tenant's people may create is counted: the API server's store is shared. */
function judgeCounts(
  tenant: string,
  { hard, quotas }: Bounds,
  grants: readonly Grant[],
  judgement: Judgement,
): void {
  const creatable = new Set(grants.flatMap(({ rights }) => (rights ?? []).filter(createsObjects)));
  for (const right of creatable) {
    const [group = "", resource = ""] = right.slice("create ".length).split("/");
    const keys = group === "" ? [resource, `count/${resource}`] : [`count/${resource}.${group}`];
    judgement.check(
      keys.some((key) => hard.has(key)),
      () => `${tenant} may create any number of ${resource}: the quota does not count ${keys.at(-1)}`,
      ...quotas,
    );
  }
}

const createsObjects = (right: string) => right.startsWith("create ") && /^create [^/]*\/[a-z]+$/.test(right);

/** By the tenant's file: the quota's key, and the field that bounds it. */
const declared: readonly [key: string, field: string][] = [
  ["requests.cpu", "cpu"],
  ["requests.memory", "memory"],
  ["limits.memory", "memory"],
  ["requests.storage", "storage"],
  ["requests.ephemeral-storage", "ephemeralStorage"],
  ["limits.ephemeral-storage", "ephemeralStorage"],
  ["requests.nvidia.com/gpu", "gpus"],
  ["pods", "pods"],
  ["services.loadbalancers", "loadBalancers"],
];

function judgeContract(view: View, tenant: string, { hard, quotas }: Bounds, judgement: Judgement): void {
  const contract = contractOf(view, tenant);
  for (const [key, field] of declared) {
    const given = hard.get(key);
    const most = amount(at(contract?.quota, field));
    judgement.check(
      given === undefined || given <= most,
      () => `${tenant} may have ${given} of ${key}, more than the ${most} of its file`,
      ...quotas,
    );
  }
  const active = text(at(contract?.state)) === "active";
  const pods = hard.get("pods") ?? 0;
  judgement.check(
    active === pods > 0,
    () => `${tenant} is ${active ? "active" : "not active"} and may have ${pods} pods`,
    ...quotas,
  );
}
