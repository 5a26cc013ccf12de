import type { PlannedResource } from "../../plan/plan.ts";
import type { TenantNamespace } from "../admission/namespaces.ts";
import { type Request, resourceAt, type User } from "../admission/request.ts";
import { deployer } from "../admission/users.ts";
import { type JsonObject, object } from "../objects/json.ts";
import { nameOf } from "../objects/kubernetes.ts";

/** The requests by which somebody changes a planned object and deletes it. */
export function objectChanges(namespace: TenantNamespace, planned: PlannedResource, user: User): Request[] {
  const [, path = ""] = /^kubernetes:(.*):[^:]*$/.exec(planned.type) ?? [];
  const [first = "", second] = path.split("/");
  const [group, version] = second === undefined || first === "core" ? ["", second ?? first] : [first, second];
  const plural = `${planned.type.split(":").at(-1)?.toLowerCase()}`;
  const resource = `${plural}${plural.endsWith("y") ? "" : "s"}`.replace(/policys?$|policy$/, "policies");
  const oldObject: JsonObject = { ...planned.inputs };
  const metadata = object(planned.inputs.metadata);
  const base = {
    resource: resourceAt(`${group}/${version}/${resource}`),
    name: nameOf(planned),
    namespace,
    user,
    dryRun: false,
  };
  // Without its labels it would be the platform's no longer.
  const stripped: JsonObject = { ...oldObject, metadata: { ...metadata, labels: {} } };
  return [
    { ...base, operation: "UPDATE", oldObject, object: user === deployer ? oldObject : stripped },
    { ...base, operation: "DELETE", oldObject, object: null },
  ];
}
