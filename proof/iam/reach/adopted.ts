import { computed, type PlannedResource } from "../../../plan/plan.ts";
import type { Counterexample } from "../../finding.ts";
import { list } from "../../objects/json.ts";
import type { View } from "../../view.ts";
import { types } from "../../vocabulary.ts";
import { type Role, roleOf } from "../roles.ts";

/** What a role that existed may keep of the rights it had then: they are in no plan, so that all must be taken away. */
export function keptRights(view: View, { resource, inline, attachments }: Role): Counterexample[] {
  if (resource.import === undefined) return [];
  const kept = (type: string, input: string, own: readonly PlannedResource[]) =>
    view
      .ofType(type)
      .some(
        (one) => roleOf(one, new Set([resource.urn]), "roleName") === resource.urn && onlyOf(one, input, own),
      );
  const faults = [
    kept(types.rolePoliciesExclusive, "policyNames", inline) ? [] : ["inline policies"],
    kept(types.roleAttachmentsExclusive, "policyArns", attachments) ? [] : ["attached policies"],
  ].flat();
  return faults.map((what) => ({
    what: `${resource.name} is the role ${resource.import}, which existed, and nothing takes the ${what} away that it had`,
    resources: [resource.urn],
  }));
}

/** Whether what is let stay comes from these resources alone. */
function onlyOf(resource: PlannedResource, input: string, own: readonly PlannedResource[]): boolean {
  const urns = new Set(own.map(({ urn }) => urn));
  const sources = resource.propertyDependencies[input] ?? [];
  return (
    list(resource.inputs[input]).every((value) => value === computed) && sources.every((urn) => urns.has(urn))
  );
}
