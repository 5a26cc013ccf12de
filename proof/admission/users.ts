import { personaGroup, tenantsGroup } from "../vocabulary.ts";
import type { User } from "./request.ts";

const everyone = "system:authenticated";

/** A tenant's people, by persona, as their access entries make them. */
export function persons(tenant: string) {
  const person = (persona: Parameters<typeof personaGroup>[1]): User => ({
    name: `arn:aws:sts::111122223333:assumed-role/${persona}/someone`,
    groups: [tenantsGroup, personaGroup(tenant, persona), everyone],
  });
  return { admins: person("admins"), developers: person("developers"), viewers: person("viewers") };
}

export const serviceAccount = (namespace: string, name: string): User => ({
  name: `system:serviceaccount:${namespace}:${name}`,
  groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, everyone],
});

/** A controller of Kubernetes itself, which makes pods in tenants' names. */
export const controller = (name: string): User => serviceAccount("kube-system", name);

/** Puts pods on nodes. */
export const scheduler: User = { name: "system:kube-scheduler", groups: [everyone] };

/** Whoever deploys the platform. */
export const deployer: User = {
  name: "arn:aws:sts::111122223333:assumed-role/deploy/run",
  groups: [everyone],
};
