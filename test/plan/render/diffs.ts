import type { PlanDiff, ResourceChange, TenantDiff } from "../../../plan/diff/diff.ts";
import type { Links } from "../../../plan/render/comment/report.ts";

export const links: Links = {
  repository: "https://github.com/acme/tenants",
  commit: "9f3c1ab".padEnd(40, "0"),
  run: "https://github.com/acme/tenants/actions/runs/42",
};

export const change = (more: Partial<ResourceChange>): ResourceChange => ({
  urn: "urn:pulumi:dev::eks-tenancy::tenancy:index:Tenant$kubernetes:core/v1:ResourceQuota::acme_quota",
  type: "kubernetes:core/v1:ResourceQuota",
  name: "acme_quota",
  op: "update",
  paths: ['spec.hard["requests.cpu"]'],
  replaces: [],
  disruption: null,
  protect: false,
  unprotects: false,
  adopts: null,
  permissions: [],
  widens: [],
  expires: [],
  ...more,
});

export const tenant = (more: Partial<TenantDiff>): TenantDiff => ({
  name: "acme",
  status: "changed",
  unexpected: false,
  reasons: ["its file changed"],
  contract: [{ path: "quota.cpu", before: 8, after: 16 }],
  changes: [change({})],
  ...more,
});

export const diff = (more: Partial<PlanDiff>): PlanDiff => ({
  stack: "dev",
  base: "a".repeat(40),
  tenants: [tenant({})],
  platform: [],
  unchanged: 37,
  ...more,
});
