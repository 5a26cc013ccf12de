import { tenantType } from "../plan.ts";
import type { ResourceChange } from "./diff.ts";
import { kindOf } from "./kind.ts";
import { code, type Phrase } from "./phrase.ts";

export function destruction({ op, type, name, replaces, disruption }: ResourceChange): Phrase[] {
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

export const expiry = ({ expires }: ResourceChange): Phrase[] =>
  expires.map(({ prefix, when, isDue }) => {
    const tenant = /^tenants\/([^/]+)\/$/.exec(prefix)?.[1];
    const happens = isDue ? ` is deleted at once: it expires ${when}` : ` expires ${when}`;
    return tenant === undefined
      ? ["every object whose key begins with ", code(JSON.stringify(prefix)), happens]
      : ["data of ", code(tenant), happens];
  });

export const permission = ({ op, permissions }: ResourceChange): Phrase[] =>
  op === "delete"
    ? []
    : permissions
        .filter(
          ({ change, effect, isContained }) => (change === "added") === (effect === "Allow") && !isContained,
        )
        .map(({ change, who, actions, resources }) => [
          change === "added" ? "widens access: " : "no longer denies: ",
          code(who),
          " may ",
          code(actions),
          " ",
          code(resources),
        ]);

export const widening = ({ op, widens }: ResourceChange): readonly Phrase[] =>
  op === "delete" ? [] : widens;

export const unprotected = ({ op, type, name, unprotects }: ResourceChange): Phrase[] =>
  op === "update" && unprotects
    ? [[`${kindOf({ type })} `, code(name), " is no longer protected against deletion"]]
    : [];

export const disruption = ({ op, type, name, disruption }: ResourceChange): Phrase[] =>
  op === "update" && disruption !== null ? [[`${kindOf({ type })} `, code(name), `: ${disruption}`]] : [];
