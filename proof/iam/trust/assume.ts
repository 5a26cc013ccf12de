import { groupBy } from "../../../plan/group-by.ts";
import type { Claim } from "../../claim.ts";
import type { Counterexample, Finding } from "../../finding.ts";
import type { View } from "../../view.ts";
import { namespaceOf } from "../../vocabulary.ts";
import { readPolicy } from "../evaluator/policy.ts";
import { judging, worthReading } from "../judging.ts";
import { type Role, rolesOf } from "../roles.ts";
import { isActive, likeNames } from "../tenants.ts";
import { assumptionOf } from "./assumption.ts";
import { type Binding, bindingsOf, judgeBindings } from "./bindings.ts";
import { judgeChain } from "./chain.ts";
import type { TrustQuestion } from "./requests.ts";
import { judgeShut } from "./shut.ts";
import { judgeTrust } from "./trust.ts";

export const assume: Claim = {
  id: "W-1",
  title:
    "A workload's role can be assumed only by its own service accounts in its own namespace of this cluster.",
  judge: (view) => {
    const judged = new Set<string | null>([null, ...view.judged]);
    const roles = rolesOf(view).all.filter(({ tenant }) => judged.has(tenant));
    const bindings = bindingsOf(view);
    const given = groupBy(bindings, ({ role }) => role);
    let checked = 0;
    const found = roles.flatMap((role) =>
      judging(role.resource, () => {
        const { tenant } = role;
        const finding =
          tenant === null
            ? judgePlatformRole(view, role)
            : judgeTrust(tenantQuestion(view, role, tenant, given.get(role) ?? []));
        checked += finding.checked;
        return finding.counterexamples;
      }),
    );
    const shut: readonly Counterexample[] = roles.flatMap((role) => {
      if (role.tenant === null || isActive(view, role.tenant)) return [];
      checked += 1;
      return judging(role.resource, () => judgeShut(view, role));
    });
    const bound = judgeBindings(view, bindings);
    return {
      checked: checked + bound.checked,
      counterexamples: worthReading([...found, ...shut, ...bound.counterexamples]),
    };
  },
};

function tenantQuestion(view: View, role: Role, tenant: string, given: readonly Binding[]): TrustQuestion {
  const namespace = namespaceOf(tenant);
  const own = given.filter((account) => account.namespace === namespace);
  const name = own[0]?.name ?? "app";
  const strangers = likeNames(view, tenant).map((other) => ({ namespace: namespaceOf(other), name }));
  return { view, role, own, strangers: [...strangers, { namespace, name: "another" }] };
}

/** A role of the platform is out of reach of workloads and nodes, and one for pods is for the platform's alone. */
function judgePlatformRole(view: View, role: Role): Finding {
  const chain = judgeChain(view, role);
  const question = platformQuestion(view, role);
  if (question === null) return chain;
  const { checked, counterexamples } = judgeTrust(question);
  return {
    checked: chain.checked + checked,
    counterexamples: [...chain.counterexamples, ...counterexamples],
  };
}

/** A role of the platform's pods is for those in the platform's namespaces, as its trust names them. */
function platformQuestion(view: View, role: Role): TrustQuestion | null {
  const { settings } = view.plan;
  const assumption = assumptionOf(settings);
  const policy = readPolicy(role.resource, role.resource.inputs.assumeRolePolicy, "trust");
  const isForPods = policy.statements.some(
    ({ principals }) =>
      principals === "everyone" ||
      principals?.some(({ name }) => name === assumption.sender.name || clusterIssuer.test(name)),
  );
  if (!isForPods) return null;
  const own = assumption
    .named(policy)
    .filter(({ namespace }) => settings.network.platformNamespaces.includes(namespace));
  const name = own[0]?.name ?? "app";
  const strangers = view.tenants.map((tenant) => ({ namespace: namespaceOf(tenant), name }));
  return { view, role, own, strangers };
}

/** A provider of identities that EKS runs for a cluster, whichever it is. */
const clusterIssuer = /:oidc-provider\/oidc[.-]eks\./;
