import { type Persona, personaGroup, tenantsGroup } from "../vocabulary.ts";
import type { User } from "./request.ts";

const everyone = "system:authenticated";

/** A tenant's people, by persona, as their access entries make them. */
export function persons(tenant: string) {
  const person = (persona: Persona): User => ({
    name: `arn:aws:sts::111122223333:assumed-role/${persona}/someone`,
    groups: [tenantsGroup, personaGroup(tenant, persona), everyone],
  });
  return { admins: person("admins"), developers: person("developers"), viewers: person("viewers") };
}

export const serviceAccount = (namespace: string, name: string): User => ({
  name: `system:serviceaccount:${namespace}:${name}`,
  groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, everyone],
});

/** Whoever acts for a tenant: every persona, since no guardrail should lean on RBAC alone, and its workloads. */
export const membersOf = ({ tenant, name }: { tenant: string; name: string }): [who: string, User][] => {
  const { admins, developers, viewers } = persons(tenant);
  return [
    ["an admin", admins],
    ["a developer", developers],
    ["a viewer", viewers],
    ["a workload", serviceAccount(name, "app")],
  ];
};

/** A controller of Kubernetes itself, which makes pods in tenants' names. */
export const controller = (name: string): User => serviceAccount("kube-system", name);

/** Puts pods on nodes. */
export const scheduler: User = { name: "system:kube-scheduler", groups: [everyone] };

/** Whoever deploys the platform. */
export const deployer: User = {
  name: "arn:aws:sts::111122223333:assumed-role/deploy/run",
  groups: [everyone],
};
