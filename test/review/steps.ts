import type { PreviewDocument, PreviewStep } from "../../plan/preview/document.ts";

const stack = "urn:pulumi:dev::eks-tenancy";
export const tenantUrn = (name: string) => `${stack}::tenancy:index:Tenant::${name}`;

/** A step of a tenant's resource; of the platform's where the tenant is null. */
export function step(
  op: string,
  tenant: string | null,
  type: string,
  name: string,
  more: object = {},
): PreviewStep {
  const parent = tenant === null ? `${stack}::pulumi:pulumi:Stack::eks-tenancy-dev` : tenantUrn(tenant);
  const prefix = tenant === null ? "" : "tenancy:index:Tenant$";
  return { op, urn: `${stack}::${prefix}${type}::${name}`, oldState: { parent, ...more } };
}

export const preview = (steps: PreviewStep[], more: Partial<PreviewDocument> = {}): PreviewDocument => ({
  steps,
  diagnostics: [],
  ...more,
});
