import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAccessEntries, createRoles } from "./access.ts";
import { adoptionOptions } from "./adoption.ts";
import type { TenantArgs } from "./args.ts";
import { createWorkloadIdentity } from "./identity.ts";
import { createNetworkPolicy } from "./network-policy.ts";
import { createNodes } from "./nodes.ts";
import { type TenantOutputs, tenantOutputs } from "./outputs.ts";
import { createOwnPoliciesOnly } from "./own-policies.ts";
import { createStorage } from "./storage.ts";
import { createBounds, createNamespace } from "./workspace.ts";

/**
 * One tenant: its nodes, its namespace with what bounds it, its people's access, its network policy, its
 * workloads' IAM role and its prefix of the shared bucket. It owns no cluster-wide object and no data: S3 objects
 * outlive it.
 */
export class Tenant extends pulumi.ComponentResource {
  readonly name: string;
  readonly outputs: TenantOutputs;
  /** Null for a pooled tenant. */
  readonly nodes: aws.eks.NodeGroup | null;

  constructor(name: string, args: TenantArgs, options: pulumi.ComponentResourceOptions) {
    const { tenant, settings } = args;
    // The contract itself as inputs: a preview's row for the tenant then shows what its author changed.
    super("tenancy:index:Tenant", name, { ...tenant }, options);
    this.name = name;
    const own = { parent: this };
    const kept = { ...own, protect: settings.protection.tenants && tenant.state !== "offboarding" };

    const adopted = adoptionOptions(tenant, settings);

    const nodesAfter = (dependsOn: pulumi.Resource[]) => createNodes(args, { ...own, dependsOn }, adopted);
    const nodesFirst = tenant.state === "active" ? nodesAfter([...args.ready]) : null;
    // After the nodes, so that they are there before pods start, and on deletion pods end before them.
    const namespace = createNamespace(tenant, settings, {
      ...kept,
      ...adopted.namespace,
      dependsOn: nodesFirst === null ? [...args.ready] : [nodesFirst],
    });
    const inside = { ...own, dependsOn: [namespace], deletedWith: namespace };
    const bounds = [
      ...createBounds(tenant, inside),
      createNetworkPolicy(tenant, settings, inside),
      ...createRoles(tenant, inside),
    ];
    // Of a tenant that is not active they come last: pods driven off them would be made anew while the namespace still
    // lets them, and as they wait the autoscaler would bring the nodes back.
    this.nodes = nodesFirst ?? nodesAfter(bounds);
    const bounded = { ...own, dependsOn: bounds };
    createAccessEntries(tenant, settings, bounded);
    const role = createWorkloadIdentity(tenant, settings, {
      role: { ...kept, ...adopted.role },
      associations: bounded,
      serviceAccounts: { ...bounded, deletedWith: namespace },
    });
    const storage = role && createStorage(tenant, settings, role, own);
    if (role && storage && adopted.role.import !== undefined) {
      createOwnPoliciesOnly(tenant.name, role, storage.policies, own);
    }

    this.outputs = tenantOutputs({ tenant, settings, role, accessPoint: storage?.accessPoint });
    this.registerOutputs({ ...this.outputs });
  }
}
