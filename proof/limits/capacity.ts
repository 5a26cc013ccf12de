import { groupBy } from "../../plan/group-by.ts";
import type { PlannedResource } from "../../plan/plan.ts";
import { type Bounds, boundsOf, quotasOf } from "../nodes/bounds.ts";
import { groupsByLabel } from "../nodes/groups.ts";
import { at, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { namespaceOf, nodesKey, pool } from "../vocabulary.ts";
import { judgeUse } from "./limit.ts";
import { type Amounts, nodeGroupAmounts, resources, sum } from "./nodes.ts";

/**
 * Judges that what a tenant is promised exists: its quota fits the nodes of its label at their maximum, and for
 * pooled tenants so does the sum of their quotas. A quota that equals its own nodes is what a tenant gets that states
 * none, and so no reason for a warning; in the pool it is.
 */
export function judgeCapacity(view: View, judgement: Judgement): void {
  const byLabel = judgement.attempt(undefined, () => groupsByLabel(view));
  if (byLabel === undefined) return;
  const promises = view.tenants.flatMap((tenant) => {
    const [quota] = quotasOf(view, tenant);
    if (quota === undefined) return [];
    return judgement.attempt(quota, () => promiseOf(view, tenant)) ?? [];
  });
  for (const [label, promised] of groupBy(promises, ({ label }) => label)) {
    const groups = (byLabel.get(label) ?? []).map(({ resource }) => resource);
    judgement.attempt(groups[0], () => {
      const there = sum(groups.map((group) => nodeGroupAmounts(view, group)));
      for (const { tenant, amounts, quotas } of promised) {
        judgeFit(judgement, { who: `quota of ${tenant}`, amounts, there, label, warns: false }, ...quotas);
      }
      if (label !== pool || view.isPartial) return;
      const all = sum(promised.map(({ amounts }) => amounts));
      const quotas = promised.flatMap((one) => one.quotas);
      judgeFit(
        judgement,
        { who: "quotas of all pooled tenants", amounts: all, there, label, warns: true },
        ...quotas,
      );
    });
  }
}

function promiseOf(view: View, tenant: string) {
  const bounds = boundsOf(view, tenant);
  const label = nodesOf(view, tenant);
  return { tenant, label, amounts: quotaAmounts(bounds), quotas: bounds.quotas };
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
  const namespaces = view.ownedBy(tenant, kinds.namespace);
  const namespace = namespaces.find(({ inputs }) => at(inputs.metadata, "name") === namespaceOf(tenant));
  return text(at(namespace?.inputs.metadata, "labels", nodesKey));
}

/** A tenant whose pods do not start asks for nothing. */
function quotaAmounts({ hard }: Bounds): Amounts {
  const bound = (key: string) => {
    const most = hard.get(key);
    if (most === undefined) throw new Unjudgeable(`the quota has no bound on ${key}`);
    return most;
  };
  const pods = bound("pods");
  if (pods === 0) return { cpu: 0, memory: 0, disk: 0, pods: 0, gpus: 0 };
  return {
    cpu: Math.round(bound("requests.cpu") * 1000),
    memory: bound("requests.memory") / 2 ** 20,
    disk: bound("requests.ephemeral-storage") / 2 ** 30,
    pods,
    gpus: hard.get("requests.nvidia.com/gpu") ?? 0,
  };
}
