import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { type Persona, personas, type ResolvedTenant } from "../../tenants/contract/tenant.ts";
import { fingerprint, logicalName, personaGroup, tenantsGroup } from "../names.ts";
import { tenantTags } from "../tags.ts";
import { metadataOf } from "./metadata.ts";
import { roleRules } from "./roles.ts";

/** Creates what each persona may do in the namespace, and binds the persona's group to it. */
export function createRoles(
  tenant: ResolvedTenant,
  options: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  return personas.flatMap((persona) => {
    const metadata = metadataOf(tenant, `tenant-${persona}`);
    const apiGroup = "rbac.authorization.k8s.io";
    const role = new k8s.rbac.v1.Role(
      logicalName(tenant.name, persona, "role"),
      { metadata, rules: roleRules(effectivePersona(persona, tenant), tenant.name) },
      options,
    );
    const binding = new k8s.rbac.v1.RoleBinding(
      logicalName(tenant.name, persona, "binding"),
      {
        metadata,
        roleRef: { apiGroup, kind: "Role", name: metadata.name },
        subjects: [{ apiGroup, kind: "Group", name: personaGroup(tenant.name, persona) }],
      },
      { ...options, dependsOn: [role] },
    );
    return [role, binding];
  });
}

/** Lets the tenant's people in, once all that bounds them is there. An offboarding tenant has no people. */
export function createAccessEntries(
  tenant: ResolvedTenant,
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): void {
  if (tenant.state === "offboarding") return;
  const clusterName = settings.cluster.name;
  const tags = tenantTags(settings, tenant);
  const create = (principalArn: string, persona: Persona, more: Record<string, string> = {}) => {
    const kubernetesGroups = [tenantsGroup, personaGroup(tenant.name, persona)];
    // Without the persona: EKS allows one entry for a principal, so that a move to another one must be an update.
    const name = logicalName(tenant.name, "access", fingerprint(principalArn));
    new aws.eks.AccessEntry(
      name,
      { clusterName, principalArn, kubernetesGroups, tags: { ...tags, ...more } },
      options,
    );
  };
  for (const persona of personas) {
    for (const principalArn of tenant.access[persona]) create(principalArn, persona);
  }
  for (const { principal, until } of tenant.access.breakGlass) {
    create(principal, "admins", { "break-glass-until": until });
  }
}

/** People of a tenant that is not active read only. */
const effectivePersona = (persona: Persona, { state }: ResolvedTenant): Persona =>
  state === "active" ? persona : "viewers";
