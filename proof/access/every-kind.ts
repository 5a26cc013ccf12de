import { anything } from "../admission/anything.ts";
import { type Attempt, refused } from "../admission/expect.ts";
import { representatives, tenantNamespaces } from "../admission/namespaces.ts";
import { membersOf, persons } from "../admission/users.ts";
import type { JsonObject } from "../objects/json.ts";
import type { View } from "../view.ts";
import { markKey } from "../vocabulary.ts";

/** Of every kind: the platform's objects, a neighbour's namespace, and all there is where a tenant is not active. */
export function* onEveryKind(view: View): Iterable<Attempt> {
  for (const namespace of representatives(view)) {
    for (const [who, user] of membersOf(namespace)) {
      for (const [what, request] of anything(namespace, user, mark)) {
        if (request.operation === "CONNECT") continue;
        yield refused(`${what} that is marked as the platform's, by ${who},`, request);
      }
      if (namespace.labelledState === "active") continue;
      for (const [what, request] of anything(namespace, user)) {
        yield refused(`${what}, though the tenant is ${namespace.labelledState}, by ${who},`, request);
      }
    }
    const neighbour = tenantNamespaces(view).find(({ tenant }) => tenant !== namespace.tenant);
    for (const user of Object.values(persons(namespace.tenant))) {
      for (const elsewhere of [null, ...(neighbour === undefined ? [] : [neighbour])]) {
        const where = elsewhere === null ? "outside every namespace" : "of a neighbour's";
        for (const [what, request] of anything(elsewhere, user)) {
          yield refused(`${what} ${where}, by people of ${namespace.tenant},`, request);
        }
      }
    }
  }
}

/** What marks an object as the platform's. */
const mark: JsonObject = { [markKey]: "eks-tenancy" };
