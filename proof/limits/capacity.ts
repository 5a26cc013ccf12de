import type { Json, PlannedResource } from "../../plan/plan.ts";
import { amountOf } from "../../tenants/contract/quantity.ts";
import { Unjudgeable } from "../iam/unjudgeable.ts";
import { at, object, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { namespaceOf, nodesKey, pool, tenantKey, types } from "../vocabulary.ts";
import { judgeUse } from "./limit.ts";
import { type Amounts, nodeGroupAmounts, resources, sum } from "./nodes.ts";

/**
 * Judges that what a tenant is promised exists: its quota fits the nodes of its label at their maximum, and for
 * pooled tenants so does the sum of their quotas. A quota that equals its own nodes is what a tenant gets that states
 * none, and so no reason for a warning; in the pool it is.
 */
export function judgeCapacity(view: View, judgement: Judgement): void {
  const promised = new Map<string, { tenant: string; amounts: Amounts; quota: PlannedResource }[]>();
  for (const tenant of view.tenants) {
    const quota = view.ownedBy(tenant).find(({ type }) => type === kinds.quota);
    if (quota === undefined) continue;
    judgement.attempt(quota, () => {
      const label = nodesOf(view, tenant);
      const promise = { tenant, amounts: quotaAmounts(quota), quota };
      promised.set(label, [...(promised.get(label) ?? []), promise]);
    });
  }
  for (const [label, promises] of promised) {
    const groups = view
      .ofType(types.nodeGroup)
      .filter(({ inputs }) => at(inputs.labels, tenantKey) === label);
    judgement.attempt(groups[0], () => {
      const there = sum(groups.map((group) => nodeGroupAmounts(view, group)));
      for (const { tenant, amounts, quota } of promises) {
        judgeFit(judgement, { who: `quota of ${tenant}`, amounts, there, label, warns: false }, quota);
      }
      if (label !== pool || view.isPartial) return;
      const all = sum(promises.map(({ amounts }) => amounts));
      const quotas = promises.map(({ quota }) => quota);
      judgeFit(
        judgement,
        { who: "quotas of all pooled tenants", amounts: all, there, label, warns: true },
        ...quotas,
      );
    });
  }
}

interface Fit {
  readonly who: string;
  readonly amounts: Amounts;
  readonly there: Amounts;
  readonly label: string;
  readonly warns: boolean;
}

function judgeFit(
  judgement: Judgement,
  { who, amounts, there, label, warns }: Fit,
  ...quotas: readonly PlannedResource[]
): void {
  for (const { key, name, unit } of resources) {
    const what = `${name} in the ${who}, out of what the nodes "${label}" have at their maximum`;
    judgeUse(judgement, { what, used: amounts[key], limit: there[key], unit, warns }, ...quotas);
  }
}

/** Label of the nodes that a tenant's pods run on, as its namespace says. */
function nodesOf(view: View, tenant: string): string {
  const namespaces = view.ownedBy(tenant).filter(({ type }) => type === kinds.namespace);
  const namespace = namespaces.find(({ inputs }) => at(inputs.metadata, "name") === namespaceOf(tenant));
  return text(at(namespace?.inputs.metadata, "labels", nodesKey));
}

/** A tenant whose pods do not start asks for nothing. */
function quotaAmounts({ inputs }: PlannedResource): Amounts {
  const hard = object(at(inputs.spec, "hard"));
  const pods = Number(hard.pods);
  if (pods === 0) return { cpu: 0, memory: 0, disk: 0, pods: 0, gpus: 0 };
  return {
    cpu: quantity("cpu", hard["requests.cpu"]),
    memory: quantity("bytes", hard["requests.memory"]) / 2 ** 20,
    disk: quantity("bytes", hard["requests.ephemeral-storage"]) / 2 ** 30,
    pods,
    gpus: Number(hard["requests.nvidia.com/gpu"] ?? 0),
  };
}

function quantity(kind: "cpu" | "bytes", value: Json | undefined): number {
  if (typeof value !== "string" && typeof value !== "number") {
    throw new Unjudgeable("the quota has no bound on CPU, memory or ephemeral storage");
  }
  return Number(amountOf(kind, value));
}
