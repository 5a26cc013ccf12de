import type { PlannedResource } from "../../plan/plan.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import {
  isClusterScoped,
  isKubernetes,
  kinds,
  labelsOf,
  nameOf,
  namespaceOf as standsIn,
} from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { namespaceOf, nodesKey, stateKey, tenantKey, tierKey, types } from "../vocabulary.ts";

export const workspace: Claim = {
  id: "NS-1",
  title: "Each tenant has one namespace, and no object of one tenant stands in another's.",
  judge(view) {
    const judgement = new Judgement();
    const namespaces = view.ofType(kinds.namespace);
    for (const tenant of view.judged) {
      judgement.attempt(view.ownedBy(tenant, kinds.namespace)[0], () =>
        judgeNamespace(view, tenant, namespaces, judgement),
      );
    }
    for (const namespace of namespaces) judgement.attempt(namespace, () => judgeMarks(namespace, judgement));
    for (const resource of view.plan.resources) {
      if (!isKubernetes(resource) || resource.type === kinds.namespace) continue;
      judgement.attempt(resource, () => judgeObject(view, resource, judgement));
    }
    return judgement.finding;
  },
};

function judgeNamespace(
  view: View,
  tenant: string,
  all: readonly PlannedResource[],
  judgement: Judgement,
): void {
  const components = view.ownedBy(tenant, types.tenant);
  judgement.check(
    components.length === 1 && components[0]?.name === tenant,
    () => `${tenant} has ${components.length} components, not one of its name: nobody knows which file holds`,
    ...components,
  );
  const own = view.ownedBy(tenant, kinds.namespace);
  const [namespace] = own;
  const named = all.filter((resource) => nameOf(resource) === namespaceOf(tenant));
  judgement.check(
    own.length === 1 && named.length === 1 && own[0] === named[0],
    () =>
      `${tenant} has ${own.length} namespaces of its own, and ${named.length} are called ${namespaceOf(tenant)}`,
    ...own,
    ...named,
  );
  if (namespace === undefined) return;
  const labels = labelsOf(namespace);
  const state = text(at(contractOf(view, tenant)?.state));
  const version = `v${view.plan.settings.cluster.version}`;
  const required: [string, string][] = [
    [tenantKey, tenant],
    [stateKey, state],
    ["pod-security.kubernetes.io/enforce", "restricted"],
    ["pod-security.kubernetes.io/enforce-version", version],
  ];
  for (const [key, value] of required) {
    judgement.check(
      labels[key] === value,
      () => `the namespace of ${tenant} is labelled ${key}: ${labels[key] ?? "nothing"} instead of ${value}`,
      namespace,
    );
  }
}

/** What guardrails know a tenant's namespace by is on no other: a tenant that the plan does not list is judged by none. */
function judgeMarks(namespace: PlannedResource, judgement: Judgement): void {
  if (namespace.tenant !== null) return;
  const mark = [tenantKey, nodesKey, tierKey, stateKey].find((key) => key in labelsOf(namespace));
  judgement.check(
    mark === undefined,
    () =>
      `${namespace.name} of the platform is labelled ${mark}, as if it were a tenant's: no claim judges that one`,
    namespace,
  );
}

/** A tenant's object stands in the tenant's namespace; the platform's, in none of a tenant's. */
function judgeObject(view: View, resource: PlannedResource, judgement: Judgement): void {
  const { tenant } = resource;
  if (isClusterScoped(resource)) {
    judgement.check(
      tenant === null,
      () => `${tenant} owns ${resource.name}, which is in no namespace and holds for everyone`,
      resource,
    );
    return;
  }
  const namespace = standsIn(resource);
  const there = view.tenantOf(namespace) ?? null;
  judgement.check(
    there === tenant && (tenant === null || namespace === namespaceOf(tenant)),
    () =>
      `${resource.name} of ${tenant ?? "the platform"} stands in namespace ${namespace}, which is ${there ?? "the platform"}'s`,
    resource,
  );
}
