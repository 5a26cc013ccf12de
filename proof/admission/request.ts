import type { Json } from "../../plan/plan.ts";
import type { JsonObject } from "../objects/json.ts";
import { nameLabel } from "../objects/kubernetes.ts";
import { typed } from "./typed.ts";

/** Something that somebody asks of the API server, as admission sees it: defaults filled in, mutations done. */
export interface Request {
  readonly operation: "CREATE" | "UPDATE" | "DELETE" | "CONNECT";
  readonly resource: Resource;
  readonly name: string;
  /** Null for what stands in no namespace. */
  readonly namespace: { readonly name: string; readonly labels: Readonly<Record<string, string>> } | null;
  readonly user: User;
  /** Null on DELETE and CONNECT. */
  readonly object: JsonObject | null;
  /** Null on CREATE and CONNECT. */
  readonly oldObject: JsonObject | null;
  readonly dryRun: boolean;
}

export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
}

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

/** @param path As in `apps/v1/deployments` or, for the core group, `/v1/pods/binding`. */
export function resourceAt(path: string): Resource {
  const [group = "", version = "", resource = "", subresource = ""] = path.split("/");
  return { group, version, resource, subresource };
}

/** What expressions read of a request. */
export function requestVariables(request: Request): Record<string, unknown> {
  const { operation, resource, name, namespace, user, object, oldObject, dryRun } = request;
  const { group, version, resource: plural, subresource } = resource;
  const metadata = namespace && { name: namespace.name, labels: namespaceLabels(namespace) };
  const kind = { group, version, kind: object?.kind ?? oldObject?.kind ?? "" };
  const asked = { group, version, resource: plural };
  return {
    object: typed(object),
    oldObject: typed(oldObject),
    namespaceObject: metadata && { metadata },
    request: {
      uid: "00000000-0000-0000-0000-000000000000",
      operation,
      kind,
      requestKind: kind,
      resource: asked,
      requestResource: asked,
      ...(subresource !== "" && { subResource: subresource, requestSubResource: subresource }),
      name,
      namespace: namespace?.name ?? "",
      userInfo: { username: user.name, uid: "", groups: [...user.groups], extra: {} },
      dryRun,
      options: {},
    },
  };
}

export const namespaceLabels = ({ name, labels }: NonNullable<Request["namespace"]>) => ({
  [nameLabel]: name,
  ...labels,
});

export const labelsOfObject = (object: JsonObject | null): Json | undefined => {
  const metadata = object?.metadata;
  return typeof metadata === "object" && metadata !== null && "labels" in metadata
    ? metadata.labels
    : undefined;
};
