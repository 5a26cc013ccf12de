import { createHash } from "node:crypto";
import type { Persona } from "../tenants/contract/tenant.ts";

/** Key of the node label and taint, of the namespace label and of the IAM role's tag: whose it is. */
export const tenantKey = "tenant";
/** Namespace label: value of the node label its pods run on, a tenant's name or `pool`. */
export const nodesKey = "tenant-nodes";
/** Namespace label: the tenant's tier, which decides its pods' priority class. */
export const tierKey = "tenant-tier";
/** Namespace label: the tenant's state; only the pods of an active tenant start. */
export const stateKey = "tenant-state";
/** Value of `tenant-nodes` and of the pool's taint. */
export const pool = "pool";
/** The untainted group of the platform's own pods; no tenant may have this name or the pool's. */
export const system = "system";

/** On every platform-owned object in a tenant's namespace; tenants can neither set nor touch it. */
export const managedBy = { "app.kubernetes.io/managed-by": "eks-tenancy" } as const;

/** Group of all tenants' people. */
export const tenantsGroup = "tenants";
/** Group of the identity that previews pull requests: it may write in dry runs only. */
export const previewGroup = "tenancy:preview";
export const personaGroup = (tenant: string, persona: Persona) => `tenant:${tenant}:${persona}`;

export const priorityClass = (tier: string) => `tenant-${tier}`;
/** The only storage class that tenants may use. */
export const storageClass = "tenant-gp3";
/** S3 prefix of a tenant; the slash keeps `acme` apart from `acme-eu`. */
export const s3Prefix = (tenant: string) => `tenants/${tenant}/`;

/** Joint of logical names: no part contains it, and AWS allows it in every name. */
export const logicalName = (...parts: string[]) => parts.join("_");

/** Eight hex digits that stand in a name for a longer text, whatever its place in a list. */
export const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);
