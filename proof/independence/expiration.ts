import type { Json, PlannedResource } from "../../plan/plan.ts";
import { at, list, object, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { prefixRoot, types } from "../vocabulary.ts";

/**
 * Judges that what the bucket deletes of tenants that are gone is nobody else's: a rule that ends objects is for the
 * prefix of one name, and no tenant has it. Old versions and unfinished uploads are everybody's housekeeping.
 */
export function judgeExpiration(view: View, judgement: Judgement): void {
  const tenants = new Set(view.tenants);
  for (const resource of view.ofType(types.bucketLifecycle)) {
    judgement.attempt(resource, () => {
      for (const rule of list(resource.inputs.rules).map(object)) {
        judgement.check(
          ...verdict(rule, tenants, (what) => `rule ${String(rule.id)} of ${resource.name} ${what}`),
          resource,
        );
      }
    });
  }
  for (const bucket of view.ofType(types.bucket)) judgement.attempt(bucket, () => refuseOwnRules(bucket));
}

type Rule = Readonly<Record<string, Json>>;

function verdict(
  rule: Rule,
  tenants: ReadonlySet<string>,
  says: (what: string) => string,
): [holds: boolean, what: () => string] {
  const prefix = endsObjects(rule) ? prefixOf(rule) : null;
  if (prefix === null) return [true, () => ""];
  const [, name] = new RegExp(`^${prefixRoot}([^/]+)/`).exec(prefix) ?? [];
  if (name !== undefined) {
    return [!tenants.has(name), () => says(`deletes data of ${name}, which is a tenant: ${prefix}`)];
  }
  const isApart = !prefixRoot.startsWith(prefix) && !prefix.startsWith(prefixRoot);
  return [isApart, () => says(`deletes data of every tenant whose prefix begins with ${quoted(prefix)}`)];
}

const quoted = (prefix: string) => JSON.stringify(prefix);

/** Whether current versions end by it; a marker left by a deletion is no object. */
function endsObjects({ status, expiration }: Rule): boolean {
  if (status === "Disabled") return false;
  const { expiredObjectDeleteMarker: _, ...ends } = object(expiration);
  return Object.keys(ends).length > 0;
}

/** What the keys of its objects begin with. A filter by tag or size alone leaves no key out. */
function prefixOf({ prefix, filter }: Rule): string {
  return text(at(filter, "and", "prefix") ?? at(filter, "prefix") ?? prefix ?? "");
}

function refuseOwnRules({ inputs }: PlannedResource): void {
  if (inputs.lifecycleRules !== undefined) throw new Unjudgeable("it has lifecycle rules of its own");
}
