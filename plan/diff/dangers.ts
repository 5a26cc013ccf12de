import { counted } from "../counted.ts";
import { tenantType } from "../plan.ts";
import type { PlanDiff, ResourceChange, TenantDiff } from "./diff.ts";
import { kindOf } from "./kind.ts";
import { openings } from "./openings.ts";
import { ownedChanges } from "./owned-changes.ts";
import { someOf } from "./some-of.ts";

/** Words of ours, and in `code` those of others, which a renderer must make harmless. */
export type Phrase = readonly (string | { readonly code: string })[];

/** Something to look at before anything else. */
export interface Danger {
  /** Null for the platform. */
  readonly tenant: string | null;
  /** From 0, the worst. */
  readonly rank: number;
  readonly says: Phrase;
}

const code = (text: string) => ({ code: text });

/** What a reviewer must not miss, the worst first: destruction, then access, then disruption. */
export function dangersOf({ tenants, platform, beyond = [] }: PlanDiff): Danger[] {
  const unseen: Danger[] = beyond.length === 0 ? [] : [{ tenant: null, rank: 0, says: notShown(beyond) }];
  const shown = kinds.flatMap(({ ofTenant, ofChange }, rank) => {
    const found = ofChange
      ? platform.flatMap((change) => ofChange(change).map((says) => ({ tenant: null, rank, says })))
      : [];
    const own = tenants.flatMap((tenant) => {
      const phrases =
        ofTenant?.(tenant) ??
        (tenant.status === "changed" && ofChange ? tenant.changes.flatMap(ofChange) : []);
      return phrases.map((says) => ({ tenant: tenant.name, rank, says }));
    });
    return [...found, ...own];
  });
  return [...unseen, ...shown];
}

/** Who changes what judges, or what only the engine runs, could pass anything off as unchanged. */
const notShown = (files: readonly string[]): Phrase => [
  "no plan shows what this does: ",
  code(someOf(files, mostFiles)),
];

const mostFiles = 3;

interface Kind {
  readonly ofTenant?: (tenant: TenantDiff) => readonly Phrase[];
  /** Of a resource of the platform, or of a tenant that neither comes nor goes. */
  readonly ofChange?: (change: ResourceChange) => readonly Phrase[];
}

function unexpected(tenant: TenantDiff): Phrase[] {
  if (!tenant.unexpected) return [];
  const { length } = ownedChanges(tenant);
  const count = length === 0 ? "" : `, ${counted(length, "resource")}`;
  return [[`changes unexpectedly${count}: `, code(tenant.reasons.join("; "))]];
}

function removal(tenant: TenantDiff): Phrase[] {
  if (tenant.status !== "removed") return [];
  const changes = ownedChanges(tenant);
  const { elsewhere = [] } = tenant;
  const kept = changes.filter(({ protect }) => protect).length;
  const refused =
    kept === 0 ? "" : `; ${kept} of them protected, so that the engine refuses: offboard it first`;
  const words = `is removed with all it owns, ${counted(changes.length, "resource")}${refused}; its data stays in the bucket`;
  return [elsewhere.length === 0 ? [words] : [words, "; it lives on in ", code(elsewhere.join(", "))]];
}

function destruction({ op, type, name, replaces, disruption }: ResourceChange): Phrase[] {
  if (type === tenantType || (op !== "replace" && op !== "delete")) return [];
  const subject = [`${kindOf({ type })} `, code(name)];
  const notice = disruption === null ? "" : `: ${disruption}`;
  if (op === "delete") return [[...subject, ` is deleted${notice}`]];
  const because = replaces.slice(0, 2).map(({ path, why }) => code(`${path} ${why}`));
  return [
    [
      ...subject,
      " is replaced, as ",
      ...because.flatMap((one, index) => (index === 0 ? [one] : [" and ", one])),
      notice,
    ],
  ];
}

const expiry = ({ expires }: ResourceChange): Phrase[] =>
  expires.map(({ prefix, when }) => {
    const tenant = /^tenants\/([^/]+)\/$/.exec(prefix)?.[1];
    return tenant === undefined
      ? ["every object whose key begins with ", code(JSON.stringify(prefix)), ` expires ${when}`]
      : ["data of ", code(tenant), ` expires ${when}`];
  });

/** Of a new tenant too: what is taken over was somebody's. */
const adoption = ({ status, changes }: TenantDiff): Phrase[] =>
  status === "removed"
    ? []
    : changes.flatMap(({ adopts, type, name }) =>
        adopts === null
          ? []
          : [
              [
                `${kindOf({ type })} `,
                code(name),
                " is not made, but adopts ",
                code(adopts),
                `: ${adopted(type)}`,
              ],
            ],
      );

const adopted = (type: string) => adoptions[type] ?? "it is brought into the program's shape";

const adoptions: Readonly<Record<string, string>> = {
  "aws:iam/role:Role": "its trust is replaced, and every policy that is not the tenant's goes",
  "kubernetes:core/v1:Namespace": "what is in it stays, and is in no plan",
};

/** New paths in the network, in the words of the contract. */
const widened = (tenant: TenantDiff): Phrase[] =>
  tenant.status === "changed"
    ? openings(tenant).map((opening) => ["opens the network: ", code(opening)])
    : [];

const permission = ({ op, permissions }: ResourceChange): Phrase[] =>
  op === "delete"
    ? []
    : permissions
        .filter(({ change, effect }) => (change === "added") === (effect === "Allow"))
        .map(({ change, who, actions, resources }) => [
          change === "added" ? "widens access: " : "no longer denies: ",
          code(who),
          " may ",
          code(actions),
          " ",
          code(resources),
        ]);

const unprotected = ({ op, type, name, unprotects }: ResourceChange): Phrase[] =>
  op === "update" && unprotects
    ? [[`${kindOf({ type })} `, code(name), " is no longer protected against deletion"]]
    : [];

const disruption = ({ op, type, name, disruption }: ResourceChange): Phrase[] =>
  op === "update" && disruption !== null ? [[`${kindOf({ type })} `, code(name), `: ${disruption}`]] : [];

const kinds: readonly Kind[] = [
  { ofTenant: unexpected },
  { ofTenant: removal },
  { ofChange: destruction },
  { ofTenant: adoption },
  { ofChange: expiry },
  { ofTenant: widened },
  { ofChange: permission },
  { ofChange: unprotected },
  { ofChange: disruption },
];
