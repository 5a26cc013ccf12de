import type { PlannedResource } from "../../plan/plan.ts";
import type { Claim } from "../claim.ts";
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
import { contractOf, namespaceOf, stateKey, tenantKey } from "../vocabulary.ts";

export const workspace: Claim = {
  id: "NS-1",
  title: "Each tenant has one namespace, and no object of one tenant stands in another's.",
  judge(view) {
    const judgement = new Judgement();
    const owners = new Map(view.tenants.map((tenant) => [namespaceOf(tenant), tenant]));
    const namespaces = view.ofType(kinds.namespace);
    for (const tenant of view.judged) {
      judgement.attempt(namespacesOf(view, tenant)[0], () =>
        judgeNamespace(view, tenant, namespaces, judgement),
      );
    }
    for (const resource of view.plan.resources) {
      if (!isKubernetes(resource) || resource.type === kinds.namespace) continue;
      judgement.attempt(resource, () => judgeObject(resource, owners, judgement));
    }
    return judgement.finding;
  },
};

const namespacesOf = (view: View, tenant: string) =>
  view.ownedBy(tenant).filter(({ type }) => type === kinds.namespace);

function judgeNamespace(
  view: View,
  tenant: string,
  all: readonly PlannedResource[],
  judgement: Judgement,
): void {
  const own = namespacesOf(view, tenant);
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

/** A tenant's object stands in the tenant's namespace; the platform's, in none of a tenant's. */
function judgeObject(
  resource: PlannedResource,
  owners: ReadonlyMap<string, string>,
  judgement: Judgement,
): void {
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
  const there = owners.get(namespace) ?? null;
  judgement.check(
    there === tenant && (tenant === null || namespace === namespaceOf(tenant)),
    () =>
      `${resource.name} of ${tenant ?? "the platform"} stands in namespace ${namespace}, which is ${there ?? "the platform"}'s`,
    resource,
  );
}
