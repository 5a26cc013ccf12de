import { judgeMutations } from "../admission/mutation.ts";
import type { Claim } from "../claim.ts";
import { mayBe } from "../iam/role-name.ts";
import { object, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds, namespaceOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { previewGroup, tenantsGroup, types } from "../vocabulary.ts";
import { type Grant, grantsOf, reaches } from "./bindings.ts";
import { entriesOf } from "./entries.ts";
import { judgePreviewer, previews } from "./previewer.ts";
import { passedOn } from "./role-bindings.ts";
import { leadsToMore } from "./rules.ts";

export const escalation: Claim = {
  id: "A-2",
  title:
    "No escalation: no right leads to more rights, and people, workloads and the platform are different identities.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      for (const grant of grantsOf(view)) judgeGrant(view, grant, judgement);
      judgeEntries(view, judgement);
      judgePolicies(view, judgement);
      judgeSecrets(view, judgement);
      judgePreviewer(view, judgement);
      judgeMutations(view, judgement);
    });
    return judgement.finding;
  },
  *attempts(view) {
    yield* previews(view);
    yield* passedOn(view);
  },
};

/** Groups that everybody is in, every workload or every node: what they hold, every tenant may come to hold. */
const everyone = [
  "system:authenticated",
  "system:nodes",
  "system:unauthenticated",
  "system:serviceaccounts",
  "system:anonymous",
];

function judgeGrant(
  view: View,
  { binding, namespace, subject, rights, role }: Grant,
  judgement: Judgement,
): void {
  const name = reaches(subject);
  const isPeople = name === tenantsGroup || name.startsWith("tenant:");
  const [, workloads = ""] = /^system:serviceaccounts?:([^:]+)/.exec(name) ?? [];
  const tenant = view.tenantOf(workloads);
  judgement.check(
    tenant === undefined,
    () => `workloads of ${tenant} hold ${role}, given by the platform: ${name}`,
    binding,
  );
  judgement.check(!everyone.includes(name), () => `${name}, and so every tenant, holds ${role}`, binding);
  if (!isPeople) return;
  const unknown = rights === undefined;
  judgement.check(
    !unknown,
    () => `${name} holds ${role}, which is not in the plan: nobody knows what it allows`,
    binding,
  );
  for (const granted of rights ?? []) {
    const why = leadsToMore(granted);
    const where = namespace === null ? "the whole cluster" : `namespace ${namespace}`;
    judgement.check(why === undefined, () => `${name} may ${granted} in ${where}, which ${why}`, binding);
  }
}

/** People come in as themselves: under no name of their choice, and never as a workload. */
function judgeEntries(view: View, judgement: Judgement): void {
  const made = view.ofType(types.role);
  for (const { resource, principal, groups } of entriesOf(view)) {
    const { userName, type = "STANDARD", clusterName } = resource.inputs;
    judgement.check(
      userName === undefined && type === "STANDARD",
      () =>
        `${principal} comes in as ${userName === undefined ? `type ${type}` : `user ${userName}`}, not as itself`,
      resource,
    );
    judgement.check(
      clusterName === view.plan.settings.cluster.name,
      () => `${principal} comes into ${clusterName}, another cluster than the stack's`,
      resource,
    );
    judgement.check(
      !groups.some((group) => group.startsWith("system:")),
      () => `${principal} is in ${groups.join(", ")}: groups of Kubernetes itself`,
      resource,
    );
    const same = made.find((role) => mayBe(view.plan.settings, role, principal));
    const computed = resource.propertyDependencies.principalArn !== undefined;
    judgement.check(
      same === undefined && !computed,
      () => `${principal} is a role that the plan makes for workloads or nodes: people would hold its rights`,
      resource,
      same,
    );
  }
}

/** Developers read whatever Secret stands in their namespace, and the plan does not say what is in one. */
function judgeSecrets(view: View, judgement: Judgement): void {
  for (const secret of view.ofType(kinds.secret)) {
    const namespace = namespaceOf(secret);
    judgement.check(
      view.tenantOf(namespace) === undefined,
      () => `people of ${namespace} read ${secret.name}, which nobody can look into`,
      secret,
    );
  }
}

/** Access policies of EKS stand beside RBAC, where no Role and no dry run bounds them: only engineers get one. */
function judgePolicies(view: View, judgement: Judgement): void {
  const people = new Map(
    entriesOf(view).flatMap(({ resource, principal, groups }) => {
      const who = groups.includes(previewGroup) ? "the preview" : resource.tenant;
      return who === null ? [] : [[principal, who] as const];
    }),
  );
  for (const association of view.ofType(types.accessPolicy)) {
    const { principalArn, policyArn } = object(association.inputs);
    const tenant = people.get(text(principalArn)) ?? association.tenant;
    judgement.check(
      tenant === null,
      () => `${principalArn} of ${tenant} holds the access policy ${policyArn}, besides its Role`,
      association,
    );
  }
}
