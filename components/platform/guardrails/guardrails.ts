import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { logicalName } from "../../names.ts";
import { flowSchemas, priorityLevels } from "./fairness.ts";
import { mutatingPolicies, validatingPolicies } from "./policies.ts";
import type { MutatingPolicy, ValidatingPolicy } from "./policy.ts";
import { previewAccess } from "./preview.ts";
import { priorityClasses } from "./priority.ts";

/**
 * What every tenant is held to, once per cluster and constant in the number of tenants. All of it runs inside
 * the API server: there is no webhook to operate or to fail open.
 */
export class Guardrails extends pulumi.ComponentResource {
  /** What must stand before the first tenant. */
  readonly ready: pulumi.Resource[];
  readonly #name: string;

  constructor(name: string, settings: Settings, opts?: pulumi.ComponentResourceOptions) {
    super("tenancy:index:Guardrails", name, {}, opts);
    this.#name = name;
    this.ready = [
      ...this.#priority(settings),
      ...mutatingPolicies(settings).flatMap((policy) => this.#mutating(policy)),
      ...validatingPolicies(settings).flatMap((policy) => this.#validating(policy)),
      ...this.#fairness(settings),
      ...this.#preview(settings),
    ];
    this.registerOutputs();
  }

  #priority(settings: Settings): pulumi.Resource[] {
    return priorityClasses(settings).map(
      (args) => new k8s.scheduling.v1.PriorityClass(this.#child(args), args, { parent: this }),
    );
  }

  #validating({ name, namespaces, spec }: ValidatingPolicy): pulumi.Resource[] {
    const metadata = { name };
    const logical = this.#child({ metadata });
    const policy = new k8s.admissionregistration.v1.ValidatingAdmissionPolicy(
      logical,
      { metadata, spec },
      { parent: this },
    );
    const binding = new k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
      logical,
      {
        metadata,
        spec: {
          policyName: name,
          validationActions: ["Deny", "Audit"],
          ...(namespaces && { matchResources: { namespaceSelector: namespaces } }),
        },
      },
      { parent: this, dependsOn: policy },
    );
    return [policy, binding];
  }

  #mutating({ name, namespaces, spec }: MutatingPolicy): pulumi.Resource[] {
    const metadata = { name };
    const logical = this.#child({ metadata });
    const policy = new k8s.admissionregistration.v1.MutatingAdmissionPolicy(
      logical,
      { metadata, spec },
      { parent: this },
    );
    const binding = new k8s.admissionregistration.v1.MutatingAdmissionPolicyBinding(
      logical,
      {
        metadata,
        spec: { policyName: name, ...(namespaces && { matchResources: { namespaceSelector: namespaces } }) },
      },
      { parent: this, dependsOn: policy },
    );
    return [policy, binding];
  }

  #fairness(settings: Settings): pulumi.Resource[] {
    const levels = priorityLevels().map(
      (args) => new k8s.flowcontrol.v1.PriorityLevelConfiguration(this.#child(args), args, { parent: this }),
    );
    const schemas = flowSchemas(settings).map(
      (args) =>
        new k8s.flowcontrol.v1.FlowSchema(this.#child(args), args, { parent: this, dependsOn: levels }),
    );
    return [...levels, ...schemas];
  }

  #preview(settings: Settings): pulumi.Resource[] {
    const access = previewAccess(settings);
    if (!access) return [];
    const role = new k8s.rbac.v1.ClusterRole(this.#child(access.role), access.role, { parent: this });
    const binding = new k8s.rbac.v1.ClusterRoleBinding(this.#child(access.binding), access.binding, {
      parent: this,
      dependsOn: role,
    });
    return [role, binding];
  }

  #child(args: { metadata: { name: string } }): string {
    return logicalName(this.#name, args.metadata.name);
  }
}
