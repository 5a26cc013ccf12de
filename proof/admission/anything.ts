import type { JsonObject } from "../objects/json.ts";
import type { TenantNamespace } from "./namespaces.ts";
import { asDeletion, asUpdate, creation } from "./objects.ts";
import type { Request, User } from "./request.ts";

/**
 * Every operation on an object of a kind that no policy can name: what is refused of it is refused of every kind, those
 * included that Kubernetes will have one day. No server has it, so these are for the proof alone.
 */
export function anything(
  namespace: TenantNamespace | null,
  user: User,
  labels: JsonObject = {},
): [what: string, Request][] {
  const create = creation(namespace, "any.example/v9/anythings", "Anything", { metadata: { labels } }, user);
  const update = asUpdate(create, create.object);
  const part = (request: Request): Request => ({
    ...request,
    resource: { ...request.resource, subresource: "part" },
  });
  return [
    ["the making of an object of any kind", create],
    ["a change of an object of any kind", update],
    ["a change of a part of an object of any kind", part(update)],
    ["the deletion of an object of any kind", asDeletion(create)],
    ["a way into an object of any kind", part({ ...create, operation: "CONNECT", object: {} })],
  ];
}
