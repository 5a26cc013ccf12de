import { groupBy } from "../../plan/group-by.ts";
import type { PlannedResource } from "../../plan/plan.ts";
import { type Attempt, admitted, judgeAttempts, refused } from "../admission/expect.ts";
import { representatives, type TenantNamespace, tenantNamespaces } from "../admission/namespaces.ts";
import { asDeletion, creation } from "../admission/objects.ts";
import { type Request, resourceAt, type User } from "../admission/request.ts";
import { controller, deployer, membersOf, persons } from "../admission/users.ts";
import type { Claim } from "../claim.ts";
import { type JsonObject, object } from "../objects/json.ts";
import { isClusterScoped, isKubernetes, nameOf, namespaceOf } from "../objects/kubernetes.ts";
import { onEveryKind } from "./every-kind.ts";

export const protection: Claim = {
  id: "NS-2",
  title: "Tenants can change neither namespaces and their labels nor the platform's objects in them.",
  judge: (view) => judgeAttempts(view, onEveryKind(view)),
  *attempts(view) {
    const inside = groupBy(
      view.plan.resources.filter((resource) => isKubernetes(resource) && !isClusterScoped(resource)),
      namespaceOf,
    );
    const namespaces = tenantNamespaces(view);
    const closely = new Set(representatives(view).map(({ tenant }) => tenant));
    for (const namespace of namespaces) {
      if (!view.judged.includes(namespace.tenant)) continue;
      const planned = inside.get(namespace.name) ?? [];
      for (const one of planned) yield* onObject(namespace, one, closely.has(namespace.tenant));
      yield* onNamespace(namespace, namespaces, marksOf(planned));
    }
  },
};

/** The labels that the platform's objects carry, each kind once. */
function marksOf(planned: readonly PlannedResource[]): readonly JsonObject[] {
  const marks = planned.map(({ inputs }) => object(object(inputs.metadata).labels));
  const kinds = new Map(marks.map((labels) => [JSON.stringify(labels), labels]));
  return [...kinds.values()].filter((labels) => Object.keys(labels).length > 0);
}

/** Whoever of the tenant writes most tries to change an object and to delete it; the platform may. */
function* onObject(
  namespace: TenantNamespace,
  planned: PlannedResource,
  closely: boolean,
): Iterable<Attempt> {
  const [admin, ...others] = membersOf(namespace);
  for (const [by, user] of [...(admin ? [admin] : []), ...(closely ? others : [])]) {
    for (const request of changes(namespace, planned, user)) {
      const verb = request.operation === "DELETE" ? "deletion" : "change";
      yield refused(`the ${verb} by ${by} of ${planned.name}, which the platform put there,`, request);
    }
  }
  if (!closely) return;
  for (const request of changes(namespace, planned, deployer)) {
    yield admitted(`the platform's own change of ${planned.name}`, request);
  }
}

function changes(namespace: TenantNamespace, planned: PlannedResource, user: User): Request[] {
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

/** The namespace itself, what only looks like the platform's, and the neighbours. */
function* onNamespace(
  namespace: TenantNamespace,
  all: readonly TenantNamespace[],
  marks: readonly JsonObject[],
): Iterable<Attempt> {
  const admin = persons(namespace.tenant).admins;
  const current = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: namespace.name, labels: namespace.labels },
  };
  const base = {
    resource: resourceAt("/v1/namespaces"),
    name: namespace.name,
    namespace: null,
    user: admin,
    dryRun: false,
  };
  const relabelled = { ...current, metadata: { name: namespace.name, labels: {} } };
  yield refused(`a change of the labels of namespace ${namespace.name}`, {
    ...base,
    operation: "UPDATE",
    oldObject: current,
    object: relabelled,
  });
  yield refused(`the deletion of namespace ${namespace.name}`, {
    ...base,
    operation: "DELETE",
    oldObject: current,
    object: null,
  });
  const index = all.indexOf(namespace);
  const neighbour = all[(index + 1) % all.length];
  const configMap = (where: TenantNamespace, body: JsonObject = {}, user = admin) =>
    creation(where, "/v1/configmaps", "ConfigMap", body, user);
  if (neighbour !== undefined && neighbour !== namespace) {
    yield refused(`an object of ${namespace.tenant}'s people`, configMap(neighbour));
  }
  if (namespace.labelledState !== "active") {
    yield refused(
      `a change in the ${namespace.labelledState} tenant ${namespace.tenant}`,
      configMap(namespace),
    );
    return;
  }
  for (const labels of marks) {
    yield refused(
      "an object of a tenant's own that passes for the platform's",
      configMap(namespace, { metadata: { labels } }),
    );
  }
  yield admitted("an ordinary ConfigMap", configMap(namespace));
  const ended = configMap(namespace, {}, controller("namespace-controller"));
  yield admitted("the namespace controller's clearing up", asDeletion(ended));
}
