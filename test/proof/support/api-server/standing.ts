import { setTimeout as sleep } from "node:timers/promises";
import type { Request } from "../../../../proof/admission/request.ts";
import { stateKey } from "../../../../proof/vocabulary.ts";
import { until } from "../../../cluster/client/until.ts";
import type { KubeObject } from "../../../cluster/control-plane/index.ts";
import { apply } from "../../../cluster/suite/apply.ts";
import { passes } from "../../../cluster/suite/expect.ts";
import type { World } from "../../../cluster/suite/world.ts";
import { collectionOf, pathOf, uncomputed } from "./ask.ts";

/** Does the work while everything stands that the requests change, delete or ask something of. */
export async function withStanding(
  world: World,
  requests: readonly Request[],
  work: () => Promise<void>,
): Promise<void> {
  const missing: Request[] = [];
  for (const each of new Map(requests.flatMap(target).map((one) => [pathOf(one), one])).values()) {
    const { status } = await world.admin.request("GET", pathOf(each));
    if (status === 404) missing.push(each);
  }
  const frozen = missing.flatMap(({ namespace }) => (namespace && !isActive(namespace) ? [namespace] : []));
  try {
    // What stands in a frozen tenant's namespace was there before it was frozen.
    const freezes = await Promise.all([...new Set(frozen)].map((each) => thaw(world, each)));
    for (const each of missing) {
      const body = uncomputed(each.object);
      await until(`${pathOf(each)} stands`, async () => {
        const { ok, status } = await world.admin.request("POST", collectionOf(each), { body });
        return ok || status === 409;
      });
    }
    for (const freeze of freezes) await freeze();
    // A namespace's label acts within a second.
    await sleep(1200);
    await work();
  } finally {
    const query = { gracePeriodSeconds: "0" };
    for (const each of missing) await world.admin.request("DELETE", pathOf(each), { query });
  }
}

/** The creation of what a request is about, where it is not about creating it. */
function target({ operation, oldObject, ...request }: Request): Request[] {
  const resource = { ...request.resource, subresource: "" };
  const made = { ...request, resource, operation: "CREATE", oldObject: null } as const;
  if (oldObject !== null) return [{ ...made, object: oldObject }];
  if (operation !== "CREATE" || request.resource.resource !== "serviceaccounts") return [];
  const { name, namespace } = request;
  const metadata = { name, namespace: namespace?.name ?? "" };
  return [{ ...made, object: { apiVersion: "v1", kind: "ServiceAccount", metadata } }];
}

type Namespace = NonNullable<Request["namespace"]>;

const isActive = ({ labels }: Namespace) => labels[stateKey] === "active";

/** Lets pods start there. @returns What freezes it again. */
async function thaw(world: World, { name, labels }: Namespace): Promise<() => Promise<void>> {
  const reference = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  const turn = async (state: string | undefined) => {
    const patch = { metadata: { labels: { [stateKey]: state } } };
    passes(await world.admin.patch(reference, patch), `${name} is ${state}`);
  };
  const quotas: KubeObject[] = [];
  for (const quota of world.planned("ResourceQuota", name)) {
    if ((await world.admin.get(quota)).ok) quotas.push(quota);
  }
  await turn("active");
  for (const quota of quotas) await world.admin.remove(quota);
  return async () => {
    await turn(labels[stateKey]);
    for (const quota of quotas) await apply(world, quota, true);
  };
}
