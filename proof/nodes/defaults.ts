import type { Json } from "../../plan/plan.ts";
import { at, type JsonObject, list, object } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds, objectsIn } from "../objects/kubernetes.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import type { Bounds } from "./bounds.ts";
import { amount } from "./quantity.ts";

/** A quota refuses every container that states nothing, unless there is a default; and defaults have to fit. */
export function judgeDefaults(view: View, tenant: string, { hard }: Bounds, judgement: Judgement): void {
  const ranges = objectsIn(view, kinds.limitRange, namespaceOf(tenant));
  const items = ranges.flatMap(({ inputs }) => list(at(inputs.spec, "limits")).map(readItem));
  if (!judgement.check(items.length > 0, () => `containers of ${tenant} have no defaults`, ...ranges)) return;
  for (const resource of ["cpu", "memory", "ephemeral-storage"]) {
    const check = (holds: boolean, what: string) =>
      judgement.check(holds, () => `${resource} of containers of ${tenant}: ${what}`, ...ranges);
    const parts = items.map((item) => filledIn(item, resource));
    const given = (part: keyof Part) => [...new Set(parts.flatMap((item) => item[part] ?? []))];
    const [[limit, ...limits], [request, ...requests]] = [given("limit"), given("request")];
    check(
      limits.length + requests.length === 0,
      "there are different defaults, a maximum being one too, and chance decides between them",
    );
    if (hard.has(`requests.${resource}`)) {
      check(request !== undefined, "the quota counts requests, and there is no default request");
    }
    if (hard.has(`limits.${resource}`)) {
      check(limit !== undefined, "the quota counts limits, and there is no default limit");
    }
    check(upTo(request, limit), "the default request is above the default limit");
    check(upTo(limit, Math.min(...given("most"))), "the default limit is above the maximum");
    check(upTo(Math.max(0, ...given("least")), request), "the default request is below the minimum");
    check(
      upTo(limit, hard.get(`limits.${resource}`)) && upTo(request, hard.get(`requests.${resource}`)),
      "not even one with the defaults fits the quota",
    );
  }
}

const upTo = (one: number | undefined, most: number | undefined) =>
  (one ?? 0) <= (most ?? Number.POSITIVE_INFINITY);

interface Part {
  readonly limit: number | undefined;
  readonly request: number | undefined;
  readonly most: number | undefined;
  readonly least: number | undefined;
}

/** What Kubernetes makes of an item for one resource: what is left out follows from the rest. */
function filledIn({ default: stated, defaultRequest, max, min }: JsonObject, resource: string): Part {
  const [least, requested, limited, most] = [min, defaultRequest, stated, max].map((part) =>
    read(part, resource),
  );
  const limit = limited ?? most;
  return { limit, request: requested ?? limit ?? least, most, least };
}

function read(part: Json | undefined, resource: string): number | undefined {
  const values = object(part);
  return values[resource] === undefined ? undefined : amount(values[resource]);
}

const known = ["type", "default", "defaultRequest", "max", "min"];

/** Limits of whole pods or of claims, and ratios, can refuse what the quota lets through. */
function readItem(item: Json): JsonObject {
  const fields = object(item);
  const unknown = Object.keys(fields).find((field) => !known.includes(field));
  if (fields.type === "Container" && unknown === undefined) return fields;
  throw new Unjudgeable(
    `nothing is known here of limits of ${String(fields.type)} with ${unknown ?? "defaults"}`,
  );
}
