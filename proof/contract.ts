import { at, text } from "./objects/json.ts";
import type { View } from "./view.ts";
import { types } from "./vocabulary.ts";

/** What a tenant's file asked for, as the plan records it: the inputs of its component. */
export function contractOf(view: View, tenant: string) {
  return view.ownedBy(tenant, types.tenant)[0]?.inputs;
}

/** `active`, `frozen` or `offboarding`, as the file has it; nothing where it does not say. */
export const stateOf = (view: View, tenant: string): string =>
  text(at(contractOf(view, tenant)?.state) ?? "");
