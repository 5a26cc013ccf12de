import type { View } from "../view.ts";
import { objectArn, type Place, placesOf } from "./access-points.ts";
import { kindsOfAction, kindsOfResource, kindsOfValue } from "./kinds.ts";
import { beginning, type Context, literally } from "./pattern.ts";
import type { Policy } from "./policy.ts";
import { dataActions, knownActions } from "./s3-actions.ts";

/** A call on the shared bucket or on a key in it. */
export interface Call {
  readonly action: string;
  readonly place: Place;
  /** Null: the bucket as a whole. */
  readonly key: string | null;
  /** What a listing asks for; null: it has no prefix. */
  readonly prefix: string | null;
  readonly context: Context;
}

/** A call of every kind that the policies tell apart: each action on the bucket, on own and on other keys. */
export function callsOf(
  view: View,
  policies: readonly Policy[],
  context: Context,
  own: string,
  others: readonly string[],
): Call[] {
  const [place] = placesOf(view.plan.settings, []);
  if (place === undefined) return [];
  const kinds = { policies, context, open: ["s3:prefix"] };
  const head = objectArn(place, "");
  const resources = kindsOfResource(
    kinds,
    [literally(place.whole), beginning(head), beginning(objectArn(place, own))],
    [...others, own].map((prefix) => objectArn(place, `${prefix}x`)),
  );
  const keys = resources.filter((arn) => arn.startsWith(head)).map((arn) => arn.slice(head.length));
  const prefixes = kindsOfValue(kinds, "s3:prefix", [beginning(own)], [...others, own, ""]);
  const actions = new Set([...knownActions, ...kindsOfAction(policies, knownActions)]);
  return [...actions]
    .filter((action) => action.toLowerCase().startsWith("s3:"))
    .flatMap((action) => {
      const on = dataActions.get(action)?.on;
      const listed = on === "listing" ? prefixes : [null];
      const onKeys = on === "listing" ? [] : keys;
      return [
        // An action on objects is never asked of the bucket as a whole.
        ...(on === "objects" ? [] : listed.map((prefix) => ({ action, place, key: null, prefix, context }))),
        ...onKeys.map((key) => ({ action, place, key, prefix: null, context })),
      ];
    });
}

/** `s3:GetObject on "tenants/acme/x"` */
export function describe({ action, key, prefix }: Call): string {
  if (key !== null) return `${action} on "${key}"`;
  if (dataActions.get(action)?.on !== "listing") return `${action} on the bucket`;
  return prefix === null ? `${action} without a prefix` : `${action} with prefix "${prefix}"`;
}
