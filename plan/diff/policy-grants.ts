import type { Json } from "../plan.ts";
import type { Grant } from "./grant.ts";
import { isMap } from "./paths.ts";
import { list, texts, words } from "./words.ts";

/** What the statements of an IAM policy permit and deny; none where the input is no document yet. */
export function policyGrants(name: string, policy: Json | undefined): Grant[] {
  if (typeof policy !== "string" || !policy.startsWith("{")) return [];
  try {
    const document: Json = JSON.parse(policy);
    return isMap(document) ? list(document.Statement).map((one) => statementGrant(name, one)) : [];
  } catch {
    return [];
  }
}

function statementGrant(name: string, value: Json): Grant {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = isMap(
    value,
  )
    ? value
    : {};
  const who =
    Principal !== undefined
      ? principal(Principal)
      : NotPrincipal === undefined
        ? name
        : `all but ${principal(NotPrincipal)}`;
  const resources = Resource ?? (NotResource === undefined ? name : undefined);
  return {
    says: {
      effect: Effect === "Deny" ? "Deny" : "Allow",
      who,
      actions: Action !== undefined ? words(Action) : `all but ${words(NotAction)}`,
      resources: resources !== undefined ? words(resources) : `all but ${words(NotResource)}`,
      condition: Condition === undefined ? "" : conditions(Condition),
    },
    who: [Principal ?? null, NotPrincipal ?? null],
    // IAM reads actions without case.
    actions: Action === undefined ? null : texts(Action).map((action) => action.toLowerCase()),
    resources: resources === undefined ? null : texts(resources),
    condition: Condition,
  };
}

const principal = (value: Json) => (isMap(value) ? Object.values(value).map(words).join(", ") : words(value));

const conditions = (value: Json) =>
  Object.entries(isMap(value) ? value : {})
    .flatMap(([operator, keys]) =>
      Object.entries(isMap(keys) ? keys : {}).map(
        ([key, expected]) => `${key} ${operator} ${words(expected)}`,
      ),
    )
    .join("; ");
