import type { Json } from "../plan.ts";
import type { RaisedBound } from "./bounds.ts";
import type { Phrase } from "./phrase.ts";

/** What one plan makes of another: the contract of `diff --json`, which may have more fields than that says. */
export interface PlanDiff {
  readonly stack: string;
  /** The other commit, or what a preview compares with. */
  readonly base: string;
  /** Those that change, by name. */
  readonly tenants: readonly TenantDiff[];
  readonly platform: readonly ResourceChange[];
  /** What the settings take to be higher than before; a preview does not tell. */
  readonly raised?: readonly RaisedBound[];
  /** How many tenants stay as they are. */
  readonly unchanged: number;
  /** Changed files that no plan shows: those that judge plans, and those that only the engine reads. */
  readonly beyond?: readonly string[];
  /** Names that `removed.yaml` no longer lists for this stack, though their data may still be there. */
  readonly unlisted?: readonly string[];
}

export interface TenantDiff {
  readonly name: string;
  readonly status: "added" | "changed" | "removed";
  /** Whether nothing that a person wrote about this tenant changed: not its file, its tier nor its stack's settings. */
  readonly unexpected: boolean;
  /** What made it change, in words. */
  readonly reasons: readonly string[];
  /** Effective values, so that a change of tier shows as all that it brings. */
  readonly contract: readonly ContractChange[];
  readonly changes: readonly ResourceChange[];
  /** Of one that comes or goes: the other environments that its file names. */
  readonly elsewhere?: readonly string[];
}

export interface ContractChange {
  /** `quota.cpu` */
  readonly path: string;
  /** Null where there was none. */
  readonly before: Json;
  /** Null where there is none. */
  readonly after: Json;
}

export type Operation = "create" | "update" | "replace" | "delete";

export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly op: Operation;
  /** Of an update or a replacement: which inputs differ, in the engine's notation. */
  readonly paths: readonly string[];
  /** The inputs that force a replacement, each with why. */
  readonly replaces: readonly Replacement[];
  /** What people notice, where an update is more than a write. */
  readonly disruption: string | null;
  /** Whether the engine is told not to delete it: before for a deletion, else after. */
  readonly protect: boolean;
  /** Whether it was protected against deletion, by the engine or by AWS, and no longer is. */
  readonly unprotects: boolean;
  /** Id of what exists and is taken over instead of being made; the operation is a creation all the same. */
  readonly adopts: string | null;
  /** Statements of policies and rules of roles that come and go. */
  readonly permissions: readonly PermissionChange[];
  /** Who newly gets in, or stays in for longer, by an input that is no policy. */
  readonly widens: readonly Phrase[];
  /** Data that is newly going to be deleted, or on another day. */
  readonly expires: readonly Expiration[];
}

/** Objects of a bucket that a lifecycle rule deletes. */
export interface Expiration {
  /** What their keys begin with. */
  readonly prefix: string;
  /** `on 2027-02-21`, `after 30 days` */
  readonly when: string;
  /** Where that day has come: they go with the deployment. */
  readonly isDue?: true;
}

export interface Replacement {
  readonly path: string;
  readonly why: string;
}

/** A statement of an IAM policy or a rule of a Kubernetes role that appears or disappears. */
export interface PermissionChange {
  readonly change: "added" | "removed";
  readonly effect: "Allow" | "Deny";
  readonly who: string;
  readonly actions: string;
  readonly resources: string;
  readonly condition: string;
  /** Where the other side has a statement that says all of this, and so nothing is new or lost. */
  readonly isContained?: true;
}
