import { counted } from "../counted.ts";
import type { PlanDiff, TenantDiff } from "./diff.ts";
import { kindOf } from "./kind.ts";
import { openings } from "./openings.ts";
import { ownedChanges } from "./owned-changes.ts";
import { code, type Phrase } from "./phrase.ts";

/** Whose data a new tenant finds: nothing of it stands in a plan. */
export const inherited = ({ name, status }: TenantDiff, { unlisted = [] }: PlanDiff): Phrase[] =>
  status === "added" && unlisted.includes(name)
    ? [
        [
          "takes the name of a removed tenant: what is left under ",
          code(`tenants/${name}/`),
          " becomes this one's",
        ],
      ]
    : [];

export function unexpected(tenant: TenantDiff): Phrase[] {
  if (!tenant.unexpected) return [];
  const { length } = ownedChanges(tenant);
  const count = length === 0 ? "" : `, ${counted(length, "resource")}`;
  return [[`changes unexpectedly${count}: `, code(tenant.reasons.join("; "))]];
}

export function removal(tenant: TenantDiff): Phrase[] {
  if (tenant.status !== "removed") return [];
  const changes = ownedChanges(tenant);
  const { elsewhere = [] } = tenant;
  const kept = changes.filter(({ protect }) => protect).length;
  const refused =
    kept === 0 ? "" : `; ${kept} of them protected, so that the engine refuses: offboard it first`;
  const words = `is removed with all it owns, ${counted(changes.length, "resource")}${refused}; its data stays in the bucket`;
  return [elsewhere.length === 0 ? [words] : [words, "; it lives on in ", code(elsewhere.join(", "))]];
}

/** Of a new tenant too: what is taken over was somebody's. */
export const adoption = ({ status, changes }: TenantDiff): Phrase[] =>
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
export const widened = (tenant: TenantDiff): Phrase[] =>
  tenant.status === "changed"
    ? openings(tenant).map((opening) => ["opens the network: ", code(opening)])
    : [];
