import type { Json, PlannedResource } from "../../plan/plan.ts";
import { at, type JsonObject, list, object } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { Bounded } from "./bounds.ts";
import { amount } from "./quantity.ts";

/** A quota refuses every container that states nothing, unless there is a default; and defaults have to fit. */
export function judgeDefaults(
  { tenant, hard }: Bounded,
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
