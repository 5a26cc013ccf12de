import { groupBy } from "../../plan/group-by.ts";
import type { Claim } from "../claim.ts";
import { contractOf, stateOf } from "../contract.ts";
import { at, list, text, texts } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import {
  personas as allPersonas,
  namespaceOf,
  type Persona,
  personaGroup,
  tenantsGroup,
} from "../vocabulary.ts";
import { type Grant, grantsOf } from "./bindings.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type Right, right, rightsOf } from "./rights.ts";
import { leadsToMore } from "./rules.ts";
import { beside, namedGrants } from "./usernames.ts";

export const personas: Claim = {
  id: "A-1",
  title:
    "A tenant's people can do exactly what their persona says, in their own namespace, and nothing else.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      const entries = entriesOf(view);
      const grants = groupBy(grantsOf(view), ({ subject }) => subject.name);
      onePrincipalOneEntry(entries, judgement);
      judgeUsers(view, judgement);
      const owned = groupBy(entries, ({ resource }) => resource.tenant ?? "");
      for (const tenant of view.judged) {
        judgeEntries(view, tenant, owned.get(tenant) ?? [], judgement);
        for (const persona of allPersonas) judgePersona(view, tenant, persona, grants, judgement);
      }
      for (const { resource, groups } of owned.get("") ?? []) {
        judgement.check(
          !groups.some((group) => group === tenantsGroup || group.startsWith("tenant:")),
          () => `the platform's ${resource.name} is in a group of tenants: ${groups.join(", ")}`,
          resource,
        );
      }
    });
    return judgement.finding;
  },
};

const frozen = ["frozen", "offboarding"];

/** What the persona's group holds, all bindings of the plan together, against the table. */
function judgePersona(
  view: View,
  tenant: string,
  persona: Persona,
  grants: ReadonlyMap<string, readonly Grant[]>,
  judgement: Judgement,
): void {
  const state = stateOf(view, tenant);
  const { must, may } = rightsOf(frozen.includes(state) ? "viewers" : persona);
  const own = right("get", "", "namespaces", namespaceOf(tenant));
  const held = new Set<Right>();
  const who = `${persona} of ${tenant}${state === "active" ? "" : ` (${state})`}`;
  for (const group of [tenantsGroup, personaGroup(tenant, persona)]) {
    for (const { binding, namespace, rights, role } of grants.get(group) ?? []) {
      const inside = namespace === namespaceOf(tenant);
      judgement.check(
        inside || rights?.length === 0,
        () => `${who} hold ${role} in ${namespace === null ? "the whole cluster" : `namespace ${namespace}`}`,
        binding,
      );
      for (const granted of rights ?? []) {
        if (inside) held.add(granted);
        if (!inside || granted === own || may.has(granted)) judgement.count(1);
        // What leads to more is for A-2 to say.
        else if (leadsToMore(granted) === undefined) {
          judgement.check(false, () => `${who} may ${granted}, which is more than the table says`, binding);
        }
      }
    }
  }
  if (state === "offboarding") return;
  const missing = [...must, own].filter((promised) => !held.has(promised));
  judgement.check(
    missing.length === 0,
    () => `${who} may not ${missing.slice(0, 3).join(", ")}, which the table promises`,
    ...(grants.get(personaGroup(tenant, persona)) ?? []).map(({ binding }) => binding),
  );
}

/** Each principal of the file comes in as its persona and as nothing else; nobody else comes in. */
function judgeEntries(view: View, tenant: string, entries: readonly Entry[], judgement: Judgement): void {
  const access = contractOf(view, tenant)?.access;
  const leaving = stateOf(view, tenant) === "offboarding";
  const expected = new Map(
    allPersonas.flatMap((persona) =>
      leaving ? [] : texts(at(access, persona)).map((principal): [string, Persona] => [principal, persona]),
    ),
  );
  for (const entry of leaving ? [] : list(at(access, "breakGlass"))) {
    expected.set(text(at(entry, "principal")), "admins");
  }
  for (const { resource, principal, groups } of entries) {
    const persona = expected.get(principal);
    judgement.check(
      persona !== undefined,
      () =>
        `${principal} comes in as ${groups.join(", ")}, but ${tenant}'s file ${leaving ? "is offboarding" : "does not name it"}`,
      resource,
    );
    if (persona === undefined) continue;
    const right = [tenantsGroup, personaGroup(tenant, persona)];
    judgement.check(
      groups.length === right.length && right.every((group) => groups.includes(group)),
      () =>
        `${principal}, of the ${persona} of ${tenant}, comes in as ${groups.join(", ")} instead of ${right.join(", ")}`,
      resource,
    );
    expected.delete(principal);
  }
  for (const [principal, persona] of expected) {
    judgement.check(false, () => `${principal}, of the ${persona} of ${tenant}, has no access entry`);
  }
}

/** In tenants' namespaces nothing is bound to users, and nowhere anything to tenants' people by name. */
function judgeUsers(view: View, judgement: Judgement): void {
  for (const named of namedGrants(view)) {
    if (named.entry.resource.tenant !== null) judgement.refute(...beside(named));
  }
  for (const { binding, namespace, subject, role } of grantsOf(view)) {
    judgement.check(
      subject.kind !== "User" || namespace === null || view.tenantOf(namespace) === undefined,
      () => `user ${subject.name} holds ${role} in ${namespace}, where people come in by groups only`,
      binding,
    );
  }
}

function onePrincipalOneEntry(entries: readonly Entry[], judgement: Judgement): void {
  for (const [principal, several] of groupBy(entries, (entry) => entry.principal)) {
    judgement.check(
      several.length === 1,
      () => `${principal} has ${several.length} access entries; EKS takes one`,
      ...several.map(({ resource }) => resource),
    );
  }
}
