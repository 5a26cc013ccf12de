import { Environment } from "@marcbachmann/cel-js";
import { mutatingPolicies, validatingPolicies } from "../../../../components/platform/guardrails/policies.ts";
import type {
  Named,
  Operation,
  ValidatingPolicy,
} from "../../../../components/platform/guardrails/policy.ts";
import { formatted } from "../../../../proof/admission/dialect.ts";
import type { Settings } from "../../../../stacks/settings/settings.ts";
import { settings } from "../settings.ts";

const cel = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
}).registerFunction("string.format(list): string", formatted);

/** A request in a tenant's namespace; by a developer of acme, in acme, where nothing is said. */
export interface Attempt {
  readonly operation?: Operation;
  readonly resource?: string;
  readonly object?: unknown;
  readonly oldObject?: unknown;
  readonly groups?: readonly string[];
  readonly username?: string;
  readonly namespace?: string | null;
  readonly labels?: Record<string, string>;
  readonly dryRun?: boolean;
  readonly options?: object;
}

export const acme = {
  tenant: "acme",
  "tenant-nodes": "acme",
  "tenant-tier": "premium",
  "tenant-state": "active",
};
const developer = ["tenants", "tenant:acme:developers", "system:authenticated"];
export const serviceAccount = [
  "system:serviceaccounts",
  "system:serviceaccounts:acme",
  "system:authenticated",
];
export const controller = ["system:serviceaccounts", "system:serviceaccounts:kube-system"];
export const platformAdmin = ["platform", "system:authenticated"];

export const withVersion = (version: string, barePods = false): Settings => ({
  ...settings,
  cluster: { ...settings.cluster, version, barePods },
  network: { ...settings.network, platformNamespaces: ["ingress", "monitoring"] },
  tiers: {},
});

/** The policy of this noun, as a 1.36 cluster has it. */
export function policyOf(noun: string, version = "1.36"): ValidatingPolicy {
  const found = validatingPolicies(withVersion(version)).find(({ name }) => name === `tenancy-${noun}`);
  if (found === undefined) throw new Error(`no policy tenancy-${noun}`);
  return found;
}

/** What the policy says against the attempt; undefined where it admits it. */
export function refusal({ spec }: ValidatingPolicy, attempt: Attempt): string | undefined {
  const scope: Record<string, unknown> = variablesOf(attempt);
  if (!(spec.matchConditions ?? []).every(({ expression }) => cel.evaluate(expression, scope) === true))
    return;
  scope.variables = lazily(spec.variables ?? [], scope);
  const broken = spec.validations.find(({ expression }) => cel.evaluate(expression, scope) !== true);
  if (broken === undefined) return;
  return broken.messageExpression ? String(cel.evaluate(broken.messageExpression, scope)) : broken.message;
}

/** The patches of a mutating policy, which the tests' library cannot evaluate, as text. */
export const patchesOf = (noun: string): string =>
  mutatingPolicies(withVersion("1.36"))
    .filter(({ name }) => name === `tenancy-${noun}`)
    .flatMap(({ spec }) => spec.mutations.map(({ jsonPatch }) => jsonPatch.expression))
    .join("\n");

function variablesOf(attempt: Attempt): Record<string, unknown> {
  const { operation = "CREATE", resource = "pods", object = null, oldObject = null } = attempt;
  const { groups = developer, username = "ann", namespace = "acme", labels = acme, dryRun = false } = attempt;
  const { options = {} } = attempt;
  const [plural, subResource] = resource.split("/");
  return {
    object,
    oldObject,
    namespaceObject: namespace === null ? null : { metadata: { name: namespace, labels } },
    request: {
      operation,
      resource: { resource: plural },
      ...(subResource && { subResource }),
      ...(namespace !== null && { namespace }),
      userInfo: { username, groups },
      dryRun,
      options,
    },
  };
}

function lazily(variables: Named[], scope: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, expression } of variables) {
    values[name] = cel.evaluate(expression, { ...scope, variables: values });
  }
  return values;
}
