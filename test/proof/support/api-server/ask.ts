import type { Request, Resource } from "../../../../proof/admission/request.ts";
import { previewGroup } from "../../../../proof/vocabulary.ts";
import { isMap } from "../../../../tenants/contract/document/path.ts";
import type { Reply } from "../../../cluster/client/client.ts";
import { overgranted, type World } from "../../../cluster/suite/world.ts";
import { mergePatch } from "./merge-patch.ts";

/** What an API server makes of a request. */
type Answer =
  | { readonly by: "nobody" }
  | { readonly by: "policy"; readonly policy: string }
  /** By something else than a policy, before any policy was asked. */
  | { readonly by: "server"; readonly said: string };

/** Puts a request of the proof's to the server: as its user, whom no lack of rights stops, and in a dry run. */
export async function ask(world: World, request: Request): Promise<Answer> {
  const { user, operation, object } = request;
  const client = world.plane.as({ name: user.name, groups: [...user.groups, overgranted] });
  const collection = collectionOf(request);
  const path = pathOf(request);
  const options = { dryRun: isDryRun(request) };
  switch (operation) {
    case "CREATE": {
      const target = request.resource.subresource === "" ? collection : path;
      return answer(await client.request("POST", target, { ...options, body: uncomputed(object) }));
    }
    case "UPDATE": {
      const body = mergePatch(request.oldObject ?? {}, object ?? {});
      const headers = { "content-type": "application/merge-patch+json" };
      return answer(await client.request("PATCH", path, { ...options, body, headers }));
    }
    case "DELETE":
      return answer(await client.request("DELETE", path, options));
    case "CONNECT":
      return answer(await client.request("POST", `${path}?command=id&stdout=true`));
  }
}

function answer({ ok, status, message }: Reply): Answer {
  if (ok) return { by: "nobody" };
  const [, policy] =
    /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request/.exec(message) ?? [];
  return policy === undefined ? { by: "server", said: `${status} ${message}` } : { by: "policy", policy };
}

/** For the identity that previews, whether it is one is the question; nothing else depends on it. */
const isDryRun = ({ dryRun, user }: Request) => dryRun || !user.groups.includes(previewGroup);

export function collectionOf({ resource, namespace }: Request): string {
  const { group, version, resource: plural }: Resource = resource;
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === null ? `${root}/${plural}` : `${root}/namespaces/${namespace.name}/${plural}`;
}

export function pathOf(request: Request): string {
  const { subresource } = request.resource;
  return `${collectionOf(request)}/${request.name}${subresource === "" ? "" : `/${subresource}`}`;
}

/** Without what the server computes of a pod's priority class, and takes from nobody. */
export function uncomputed(object: Request["object"]): unknown {
  if (object?.kind !== "Pod" || !isMap(object.spec)) return object;
  const { priority: _, preemptionPolicy: __, ...spec } = object.spec;
  return { ...object, spec };
}
