import type { View } from "../../view.ts";
import { objectArn, type Place, placesOf } from "../access-points.ts";
import { type Context, saying } from "../evaluator/context.ts";
import { type Decision, evaluate, type Request } from "../evaluator/evaluate.ts";
import { kindsOfAction, kindsOfResource, kindsOfValue } from "../evaluator/kinds.ts";
import { beginning, literally } from "../evaluator/pattern.ts";
import { everything, type Policy } from "../evaluator/policy.ts";
import type { Principal } from "../evaluator/principal.ts";
import { dataActions, knownActions } from "../s3-actions.ts";

/** What somebody asks of the shared bucket. */
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
  const listings = kindsOfValue(kinds, "s3:prefix", [beginning(own)], [...others, own, ""]).map((prefix) => ({
    prefix,
    context: saying(context, "s3:prefix", prefix),
  }));
  const unlisted = { prefix: null, context: saying(context, "s3:prefix", null) };
  const actions = new Set([...knownActions, ...kindsOfAction(policies, knownActions)]);
  return [...actions]
    .filter((action) => action.toLowerCase().startsWith("s3:"))
    .flatMap((action): Call[] => {
      const on = dataActions.get(action)?.on;
      if (on === "listing") return listings.map((listing) => ({ action, place, key: null, ...listing }));
      return [
        // An action on objects is never asked of the bucket as a whole.
        ...(on === "objects" ? [] : [{ action, place, key: null, ...unlisted }]),
        ...keys.map((key) => ({ action, place, key, ...unlisted })),
      ];
    });
}

/** What the bucket answers to the widest role that there can be. */
export const answer = (call: Call, principal: Principal, policies: readonly Policy[]): Decision =>
  evaluate(requestOf(call, principal), [everyRight, ...policies]);

export const requestOf = ({ action, place, key, context }: Call, principal: Principal): Request => ({
  principal,
  action,
  resource: key === null ? place.whole : objectArn(place, key),
  context,
});

const everyRight: Policy = {
  label: "a role with every right",
  urn: "",
  statements: [
    {
      name: "Everything",
      effect: "Allow",
      principals: null,
      actions: everything,
      resources: everything,
      conditions: [],
    },
  ],
};

export function describe({ action, key, prefix }: Call): string {
  if (key !== null) return `${action} on "${key}"`;
  if (dataActions.get(action)?.on !== "listing") return `${action} on the bucket`;
  return prefix === null ? `${action} without a prefix` : `${action} with prefix "${prefix}"`;
}
