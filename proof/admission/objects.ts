import type { JsonObject } from "../objects/json.ts";
import type { TenantNamespace } from "./namespaces.ts";
import { type Request, resourceAt, type User } from "./request.ts";

/** What the API server has given an object before any validating policy sees it. */
export const systemFields: JsonObject = {
  uid: "00000000-0000-4000-8000-000000000001",
  creationTimestamp: "2026-01-01T00:00:00Z",
};

/** A request to make an object; `kind` as in `apps/v1/Deployment`, `path` as in `apps/v1/deployments`. */
export function creation(
  namespace: TenantNamespace | null,
  path: string,
  kind: string,
  body: JsonObject,
  user: User,
): Request {
  const resource = resourceAt(path);
  const name = "ours";
  const { metadata, ...rest } = body;
  return {
    operation: "CREATE",
    resource,
    name,
    namespace,
    user,
    object: {
      apiVersion: resource.group === "" ? resource.version : `${resource.group}/${resource.version}`,
      kind,
      metadata: {
        name,
        ...(namespace && { namespace: namespace.name }),
        ...(resource.subresource === "" && kind !== "Binding" && systemFields),
        ...(typeof metadata === "object" ? metadata : {}),
      },
      ...rest,
    },
    oldObject: null,
    dryRun: false,
  };
}

/** The same object deleted instead of made. */
export const asDeletion = (request: Request): Request => ({
  ...request,
  operation: "DELETE",
  oldObject: request.object,
  object: null,
});

/** The same object changed instead of made. */
export const asUpdate = (request: Request, oldObject: JsonObject | null): Request => ({
  ...request,
  operation: "UPDATE",
  oldObject,
});
