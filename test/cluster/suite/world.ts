import type { Persona } from "../../../tenants/contract/tenant.ts";
import type { Client } from "../client/client.ts";
import type { ControlPlane, KubeObject } from "../control-plane/index.ts";
import type { PodChange } from "./objects.ts";
import { ordinary, type Placement } from "./ordinary.ts";
import type { Program } from "./program.ts";
import type { Variant } from "./variant.ts";

/** The suite's tenants, each for something else: see the first line of its file. */
export type TenantName = "acme" | "acme-eu" | "globex" | "hooli" | "initech" | "umbrella" | "wonka";

// Said again, not read from the plan: what the plan should have said is the question.
const placements: Record<TenantName, Placement> = {
  acme: { nodes: "acme", tier: "premium" },
  "acme-eu": { nodes: "acme-eu", tier: "regular" },
  globex: { nodes: "pool", tier: "regular" },
  hooli: { nodes: "pool", tier: "regular" },
  initech: { nodes: "pool", tier: "premium" },
  umbrella: { nodes: "pool", tier: "regular" },
  wonka: { nodes: "pool", tier: "regular" },
};

/** A cluster on which the program's objects stand, and everyone who acts there. */
export class World {
  readonly plane: ControlPlane;
  readonly program: Program;
  readonly variant: Variant;

  constructor(plane: ControlPlane, program: Program, variant: Variant) {
    this.plane = plane;
    this.program = program;
    this.variant = variant;
  }

  /** Sees everything; what it does says nothing about anybody's rights. */
  get admin(): Client {
    return this.plane.admin;
  }

  /** The principal of the tenant's file, with the groups of its access entry. */
  person(tenant: TenantName, persona: Persona): Client {
    return this.plane.as(`arn:aws:iam::111122223333:role/${tenant}-${persona}`);
  }

  /** One of the tenant's developers: the author of everything ordinary. */
  developer(tenant: TenantName): Client {
    return this.person(tenant, "developers");
  }

  /** A pod of the tenant, with its service account's token. */
  workload(tenant: TenantName, account = "app"): Client {
    return this.plane.as(serviceAccount(tenant, account));
  }

  controller(name: string): Client {
    return this.plane.as(serviceAccount("kube-system", name));
  }

  /** An administrator of the tenant to whom somebody bound `cluster-admin` by mistake. */
  mallory(tenant: TenantName = "acme"): Client {
    const groups = ["tenants", `tenant:${tenant}:admins`, overgranted];
    return this.plane.as({ name: "mallory", groups });
  }

  get previewer(): Client {
    return this.plane.as("arn:aws:iam::123456789012:role/tenancy-preview");
  }

  /** Makes pods as nothing but the guardrails bounds it: a controller, or a developer where bare pods may be. */
  podMaker(tenant: TenantName): Client {
    return this.variant.barePods ? this.developer(tenant) : this.controller("replicaset-controller");
  }

  /** The spec of an ordinary pod of the tenant. */
  spec(tenant: TenantName, change: PodChange = {}) {
    return ordinary(this.variant, placements[tenant], change);
  }

  /** Objects of the plan: of this kind, and where given of this namespace. */
  planned(kind: string, namespace?: string): KubeObject[] {
    return this.program.objects.filter(
      (each) => each.kind === kind && (namespace === undefined || each.metadata.namespace === namespace),
    );
  }
}

/** Group that the suite binds to `cluster-admin`. */
export const overgranted = "suite:overgranted";

export const serviceAccount = (namespace: string, name: string) => ({
  name: `system:serviceaccount:${namespace}:${name}`,
  groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
});
