import { groupBy } from "../../plan/group-by.ts";
import type { PlannedResource } from "../../plan/plan.ts";
import { mustBeAdmitted, mustBeRefused } from "../admission/expect.ts";
import { representatives, type TenantNamespace, tenantNamespaces } from "../admission/namespaces.ts";
import { creation } from "../admission/objects.ts";
import { resourceAt } from "../admission/request.ts";
import { controller, deployer, persons, serviceAccount } from "../admission/users.ts";
import type { Claim } from "../claim.ts";
import { type JsonObject, object } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { isClusterScoped, isKubernetes, namespaceOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { objectChanges } from "./object-changes.ts";

export const protection: Claim = {
  id: "NS-2",
  title: "Tenants can change neither namespaces and their labels nor the platform's objects in them.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      const inside = groupBy(
        view.plan.resources.filter((resource) => isKubernetes(resource) && !isClusterScoped(resource)),
        namespaceOf,
      );
      const namespaces = tenantNamespaces(view);
      const closely = new Set(representatives(view).map(({ tenant }) => tenant));
      for (const namespace of namespaces) {
        if (!view.judged.includes(namespace.tenant)) continue;
        const planned = inside.get(namespace.name) ?? [];
        for (const one of planned)
          judgeObject(view, namespace, one, closely.has(namespace.tenant), judgement);
        judgeNamespace(view, namespace, namespaces, marksOf(planned), judgement);
      }
    });
    return judgement.finding;
  },
};

/** The labels that the platform's objects carry, each kind once. */
function marksOf(planned: readonly PlannedResource[]): readonly JsonObject[] {
  const marks = planned.map(({ inputs }) => object(object(inputs.metadata).labels));
  const kinds = new Map(marks.map((labels) => [JSON.stringify(labels), labels]));
  return [...kinds.values()].filter((labels) => Object.keys(labels).length > 0);
}

/** Whoever of the tenant writes most tries to change an object and to delete it; the platform may. */
function judgeObject(
  view: View,
  namespace: TenantNamespace,
  planned: PlannedResource,
  closely: boolean,
  judgement: Judgement,
): void {
  const people = persons(namespace.tenant).admins;
  for (const user of closely ? [people, serviceAccount(namespace.name, "app")] : [people]) {
    for (const request of objectChanges(namespace, planned, user)) {
      const verb = request.operation === "DELETE" ? "deletion" : "change";
      const by = user === people ? "an admin" : "a workload";
      const what = `the ${verb} by ${by} of ${planned.name}, which the platform put there,`;
      mustBeRefused(view, judgement, { what, request });
    }
  }
  if (!closely) return;
  for (const request of objectChanges(namespace, planned, deployer)) {
    mustBeAdmitted(view, judgement, { what: `the platform's own change of ${planned.name}`, request });
  }
}

/** The namespace itself, what only looks like the platform's, and the neighbours. */
function judgeNamespace(
  view: View,
  namespace: TenantNamespace,
  all: readonly TenantNamespace[],
  marks: readonly JsonObject[],
  judgement: Judgement,
): void {
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
  mustBeRefused(view, judgement, {
    what: `a change of the labels of namespace ${namespace.name}`,
    request: { ...base, operation: "UPDATE", oldObject: current, object: relabelled },
  });
  mustBeRefused(view, judgement, {
    what: `the deletion of namespace ${namespace.name}`,
    request: { ...base, operation: "DELETE", oldObject: current, object: null },
  });
  const index = all.indexOf(namespace);
  const neighbour = all[(index + 1) % all.length];
  if (neighbour !== undefined && neighbour !== namespace) {
    mustBeRefused(view, judgement, {
      what: `an object of ${namespace.tenant}'s people`,
      request: creation(neighbour, "/v1/configmaps", "ConfigMap", {}, admin),
    });
  }
  if (namespace.labelledState !== "active") {
    mustBeRefused(view, judgement, {
      what: `a change in the ${namespace.labelledState} tenant ${namespace.tenant}`,
      request: creation(namespace, "/v1/configmaps", "ConfigMap", {}, admin),
    });
    return;
  }
  for (const labels of marks) {
    mustBeRefused(view, judgement, {
      what: "an object of a tenant's own that passes for the platform's",
      request: creation(namespace, "/v1/configmaps", "ConfigMap", { metadata: { labels } }, admin),
    });
  }
  mustBeAdmitted(view, judgement, {
    what: "an ordinary ConfigMap",
    request: creation(namespace, "/v1/configmaps", "ConfigMap", {}, admin),
  });
  const ended = creation(namespace, "/v1/configmaps", "ConfigMap", {}, controller("namespace-controller"));
  mustBeAdmitted(view, judgement, {
    what: "the namespace controller's clearing up",
    request: { ...ended, operation: "DELETE", oldObject: ended.object, object: null },
  });
}
