import { principalKey } from "../../tenants/contract/values/principal.ts";
import type { PlanDiff, ResourceChange } from "./diff.ts";

/** A principal whose access entry goes at one owner while another one comes at the next. */
export interface MovedPrincipal {
  readonly principal: string;
  readonly from: Owner;
  readonly to: Owner;
}

interface Owner {
  /** Null for the platform. */
  readonly tenant: string | null;
  /** `acme`, `cluster.admins` */
  readonly name: string;
}

/** Who changes owners, in the order of those who get them. */
export function movedPrincipals(diff: PlanDiff): MovedPrincipal[] {
  const stays = staysOf(diff);
  const leaving = new Map(
    stays.flatMap(({ change, principal, owner }) =>
      change === "removed" ? [[principalKey(principal), owner] as const] : [],
    ),
  );
  return stays.flatMap(({ change, principal, owner: to }) => {
    const from = change === "added" ? leaving.get(principalKey(principal)) : undefined;
    return from === undefined || from.name === to.name ? [] : [{ principal, from, to }];
  });
}

/** Entries that begin and end, by whom they let in; one that is updated in place does neither. */
function staysOf({ tenants, platform }: PlanDiff) {
  const owned = [
    ...platform.map((change) => ({ change, owner: { tenant: null, name: settingOf(change) } })),
    ...tenants.flatMap(({ name, changes }) =>
      changes.map((change) => ({ change, owner: { tenant: name, name } })),
    ),
  ];
  return owned.flatMap(({ change: { type, op, permissions }, owner }) =>
    /^aws:eks\/access(Entry|PolicyAssociation):/.test(type) && op !== "update"
      ? permissions.map(({ change, who }) => ({ change, principal: who, owner }))
      : [],
  );
}

/** Where the platform's settings name who has the entry. */
const settingOf = ({ name }: ResourceChange) =>
  name === "platform_preview" ? "cluster.preview" : "cluster.admins";
