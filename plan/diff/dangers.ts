import { boundWords } from "./bounds.ts";
import { destruction, disruption, expiry, permission, unprotected, widening } from "./change-dangers.ts";
import type { PlanDiff, ResourceChange, TenantDiff } from "./diff.ts";
import { code, type Phrase } from "./phrase.ts";
import { someOf } from "./some-of.ts";
import { adoption, inherited, removal, unexpected, widened } from "./tenant-dangers.ts";

/** Something to look at before anything else. */
export interface Danger {
  /** Null for the platform. */
  readonly tenant: string | null;
  /** From 0, the worst. */
  readonly rank: number;
  readonly says: Phrase;
}

/** What a reviewer must not miss, the worst first: destruction, then access, then disruption. */
export function dangersOf(diff: PlanDiff): Danger[] {
  const { tenants, platform } = diff;
  return kinds.flatMap(({ ofPlatform, ofTenant, ofChange }, rank) => {
    const found = [...(ofPlatform?.(diff) ?? []), ...(ofChange ? platform.flatMap(ofChange) : [])];
    const own = tenants.flatMap((tenant) => {
      const phrases =
        ofTenant?.(tenant, diff) ??
        (tenant.status === "changed" && ofChange ? tenant.changes.flatMap(ofChange) : []);
      return phrases.map((says) => ({ tenant: tenant.name, rank, says }));
    });
    return [...found.map((says) => ({ tenant: null, rank, says })), ...own];
  });
}

interface Kind {
  readonly ofPlatform?: (diff: PlanDiff) => readonly Phrase[];
  readonly ofTenant?: (tenant: TenantDiff, diff: PlanDiff) => readonly Phrase[];
  /** Of a resource of the platform, or of a tenant that neither comes nor goes. */
  readonly ofChange?: (change: ResourceChange) => readonly Phrase[];
}

/** Who changes what judges, or what only the engine runs, could pass anything off as unchanged. */
const notShown = ({ beyond = [] }: PlanDiff): Phrase[] =>
  beyond.length === 0 ? [] : [["no plan shows what this does: ", code(someOf(beyond, 3))]];

const unlisted = ({ unlisted = [] }: PlanDiff): Phrase[] =>
  unlisted.map((name) => [code(name), " is no longer listed as removed"]);

const raised = ({ raised = [] }: PlanDiff): Phrase[] => raised.map(boundWords);

const kinds: readonly Kind[] = [
  { ofPlatform: notShown },
  { ofTenant: inherited },
  { ofPlatform: unlisted },
  { ofTenant: unexpected },
  { ofTenant: removal },
  { ofChange: destruction },
  { ofTenant: adoption },
  { ofChange: expiry },
  { ofTenant: widened },
  { ofChange: permission },
  { ofChange: widening },
  { ofChange: unprotected },
  { ofChange: disruption },
  { ofPlatform: raised },
];
