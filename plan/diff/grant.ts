import type { Json } from "../plan.ts";
import { implies } from "./conditions.ts";
import type { PermissionChange } from "./diff.ts";
import { same } from "./paths.ts";
import { coversAll } from "./patterns.ts";

export type Permission = Omit<PermissionChange, "change" | "isContained">;

/** A statement or a rule, in words and in parts that can be held against another's. */
export interface Grant {
  readonly says: Permission;
  /** To whom, exactly as it is written. */
  readonly who: Json;
  /** Patterns; null where it is all but these, which only its like contains. */
  readonly actions: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly condition?: Json | undefined;
}

/** Whether a grant says nothing that another does not say too; if in doubt, not. */
export const contains = (outer: Grant, inner: Grant): boolean =>
  outer.says.effect === inner.says.effect &&
  same(outer.who, inner.who) &&
  isPart(outer.actions, inner.actions, outer.says.actions === inner.says.actions) &&
  isPart(outer.resources, inner.resources, outer.says.resources === inner.says.resources) &&
  implies(inner.condition, outer.condition);

const isPart = (outer: Grant["actions"], inner: Grant["actions"], isSame: boolean) =>
  isSame || (outer !== null && inner !== null && coversAll(outer, inner));
