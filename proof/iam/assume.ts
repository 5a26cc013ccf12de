import type { Claim, Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { namespaceOf } from "../vocabulary.ts";
import { assumptionOf } from "./assumption.ts";
import { judgeBindings } from "./bindings.ts";
import type { TrustQuestion } from "./foreign-requests.ts";
import { judging, worthReading } from "./judging.ts";
import { readPolicy } from "./policy.ts";
import { type Role, rolesOf } from "./roles.ts";
import { judgeShut } from "./shut.ts";
import { isActive, likeNames, serviceAccountsOf } from "./tenants.ts";
import { judgeTrust, type TrustFinding } from "./trust.ts";

export const assume: Claim = {
  id: "W-1",
  title:
    "A workload's role can be assumed only by its own service accounts in its own namespace of this cluster.",
  judge: (view) => {
    const judged = new Set<string | null>([null, ...view.judged]);
    const roles = rolesOf(view).all.filter(({ tenant }) => judged.has(tenant));
    let checked = 0;
    const found = roles.flatMap((role) =>
      judging(role.resource, () => {
        const finding = judgeRole(view, role);
        checked += finding.checked;
        return finding.counterexamples;
      }),
    );
    const shut: readonly Counterexample[] = roles.flatMap((role) => {
      if (role.tenant === null || isActive(view, role.tenant)) return [];
      checked += 1;
      return judging(role.resource, () => judgeShut(view, role));
    });
    const bindings = judgeBindings(view);
    return {
      checked: checked + bindings.checked,
      counterexamples: worthReading([...found, ...shut, ...bindings.counterexamples]),
    };
  },
};

function judgeRole(view: View, role: Role): TrustFinding {
  if (role.tenant !== null) return judgeTrust(tenantQuestion(view, role, role.tenant));
  const question = platformQuestion(view, role);
  return question === null ? { checked: 0, counterexamples: [] } : judgeTrust(question);
}

function tenantQuestion(view: View, role: Role, tenant: string): TrustQuestion {
  const namespace = namespaceOf(tenant);
  const own = serviceAccountsOf(view, tenant);
  const name = own[0]?.name ?? "app";
  const strangers = likeNames(view, tenant).map((other) => ({ namespace: namespaceOf(other), name }));
  return { view, role, own, strangers: [...strangers, { namespace, name: "another" }] };
}

/** A role of the platform's pods is for those in the platform's namespaces, as its trust names them. */
function platformQuestion(view: View, role: Role): TrustQuestion | null {
  const { settings } = view.plan;
  const assumption = assumptionOf(settings);
  const policy = readPolicy(role.resource, role.resource.inputs.assumeRolePolicy, "trust");
  const isForPods = policy.statements.some(
    ({ principals }) =>
      principals === "everyone" ||
      principals?.some(({ kind, name }) => kind === "federated" || name === assumption.sender.name),
  );
  if (!isForPods) return null;
  const own = assumption
    .named(policy)
    .filter(({ namespace }) => settings.network.platformNamespaces.includes(namespace));
  const name = own[0]?.name ?? "app";
  const strangers = view.tenants.map((tenant) => ({ namespace: namespaceOf(tenant), name }));
  return { view, role, own, strangers };
}
