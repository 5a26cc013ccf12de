import { groupBy } from "../../plan/group-by.ts";
import type { Json, PlannedResource } from "../../plan/plan.ts";
import { type Grant, grantsOf } from "../access/bindings.ts";
import type { Claim } from "../claim.ts";
import { at, type JsonObject, list, object, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds, objectsIn } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { contractOf, namespaceOf } from "../vocabulary.ts";
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
        const quotas = objectsIn(view, kinds.quota, namespace);
        const [limitRange] = objectsIn(view, kinds.limitRange, namespace);
        judgement.attempt(quotas[0], () => {
          const hard = bounds(tenant, quotas, judgement);
          judgeBounds(tenant, hard, quotas, judgement);
          judgeCounts(tenant, hard, grants.get(namespace) ?? [], quotas, judgement);
          judgeContract(view, tenant, hard, quotas, judgement);
          judgeDefaults(tenant, hard, limitRange, judgement);
        });
      }
    });
    return judgement.finding;
  },
};

type Bounds = ReadonlyMap<string, number>;

/** What all quotas of the namespace allow together; one with a scope bounds only some pods, and so nothing. */
function bounds(tenant: string, quotas: readonly PlannedResource[], judgement: Judgement): Bounds {
  const hard = new Map<string, number>();
  for (const quota of quotas) {
    const { hard: given, scopes, scopeSelector } = object(quota.inputs.spec);
    const scoped = list(scopes).length > 0 || scopeSelector !== undefined;
    judgement.check(!scoped, () => `the quota of ${tenant} holds for some pods only`, quota);
    if (scoped) continue;
    for (const [key, value] of Object.entries(object(given))) {
      hard.set(key, Math.min(hard.get(key) ?? Number.POSITIVE_INFINITY, amount(value)));
    }
  }
  return hard;
}

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
];

function judgeBounds(
  tenant: string,
  hard: Bounds,
  quotas: readonly PlannedResource[],
  judgement: Judgement,
): void {
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
  hard: Bounds,
  grants: readonly Grant[],
  quotas: readonly PlannedResource[],
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

function judgeContract(
  view: View,
  tenant: string,
  hard: Bounds,
  quotas: readonly PlannedResource[],
  judgement: Judgement,
): void {
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
  judgement.check(
    active || hard.get("pods") === 0,
    () => `${tenant} is not active and may still have ${hard.get("pods")} pods`,
    ...quotas,
  );
}

/** A quota refuses every container that states nothing, unless there is a default; and defaults have to fit. */
function judgeDefaults(
  tenant: string,
  hard: Bounds,
  limitRange: PlannedResource | undefined,
  judgement: Judgement,
): void {
  const items = list(at(limitRange?.inputs.spec, "limits")).map(object);
  const container = items.find(({ type }) => type === "Container");
  if (!judgement.check(container !== undefined, () => `containers of ${tenant} have no defaults`, limitRange))
    return;
  const { default: limit, defaultRequest: request, max, min } = container ?? {};
  for (const resource of ["cpu", "memory", "ephemeral-storage"]) {
    const [least, requested, limited, most] = [min, request, limit, max].map((part) => read(part, resource));
    // What Kubernetes fills in by itself.
    const asLimit = limited ?? most;
    const asRequest = requested ?? asLimit ?? least;
    const check = (holds: boolean, what: string) =>
      judgement.check(holds, () => `${resource} of containers of ${tenant}: ${what}`, limitRange);
    if (hard.has(`requests.${resource}`)) {
      check(asRequest !== undefined, "the quota counts requests, and there is no default request");
    }
    if (hard.has(`limits.${resource}`)) {
      check(asLimit !== undefined, "the quota counts limits, and there is no default limit");
    }
    check(
      (asRequest ?? 0) <= (asLimit ?? Number.POSITIVE_INFINITY),
      "the default request is above the default limit",
    );
    check((asLimit ?? 0) <= (most ?? Number.POSITIVE_INFINITY), "the default limit is above the maximum");
    check(
      (least ?? 0) <= (asRequest ?? Number.POSITIVE_INFINITY),
      "the default request is below the minimum",
    );
    const within = (amount: number | undefined, kind: string) =>
      (amount ?? 0) <= (hard.get(`${kind}.${resource}`) ?? Number.POSITIVE_INFINITY);
    check(
      within(asLimit, "limits") && within(asRequest, "requests"),
      "not even one with the defaults fits the quota",
    );
  }
}

function read(part: Json | undefined, resource: string): number | undefined {
  const values: JsonObject = object(part);
  return values[resource] === undefined ? undefined : amount(values[resource]);
}
