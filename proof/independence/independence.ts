import type { PlannedResource } from "../../plan/plan.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, list, object } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { commonWords } from "./common-words.ts";
import { judgeExpiration } from "./expiration.ts";
import { mentions, words } from "./names.ts";

export const independence: Claim = {
  id: "I-1",
  title: "Adding, changing or removing a tenant changes no resource of another.",
  judge(view) {
    const judgement = new Judgement();
    const names = new Set(view.tenants);
    const common = commonWords(view);
    const contracts = new Map(
      view.tenants.map((tenant) => [tenant, judgement.attempt(undefined, () => readContract(view, tenant))]),
    );
    for (const resource of view.plan.resources) {
      judgeReferences(view, resource, judgement);
      // The contract is its author's own words; a path in it is a declared one.
      if (resource.type === types.tenant) continue;
      const contract = resource.tenant === null ? undefined : contracts.get(resource.tenant);
      judgement.attempt(resource, () => judgeMentions(resource, names, common, contract, judgement));
    }
    judgeExpiration(view, judgement);
    return judgement.finding;
  },
};

interface Contract {
  /** Tenants to whom the file declares a path. */
  readonly peers: ReadonlySet<string>;
  /** What the author wrote besides: a service account or a team may be called like another tenant. */
  readonly words: ReadonlySet<string>;
}

function readContract(view: View, tenant: string): Contract {
  const { network, ...rest } = contractOf(view, tenant) ?? {};
  const peers = [...list(at(network, "allowFrom")), ...list(at(network, "allowTo"))];
  return {
    peers: new Set(peers.map((peer) => object(peer).tenant).filter((name) => typeof name === "string")),
    words: new Set(words(JSON.stringify(rest))),
  };
}

/** Nothing hangs on another tenant: no parent, no dependency, no value of another's. */
function judgeReferences(view: View, resource: PlannedResource, judgement: Judgement): void {
  const { parent, provider, dependsOn, propertyDependencies } = resource;
  const references: [string, string][] = [
    ...(parent === null ? [] : [["has a parent", parent] as [string, string]]),
    ...(provider === null ? [] : [["has a provider", provider] as [string, string]]),
    ...dependsOn.map((urn): [string, string] => ["depends on something", urn]),
    ...Object.entries(propertyDependencies).flatMap(([property, urns]) =>
      urns.map((urn): [string, string] => [`takes ${property} from something`, urn]),
    ),
  ];
  for (const [how, urn] of references) {
    const other = view.byUrn(urn);
    const owner = other?.tenant ?? null;
    const who = `${resource.name} of ${resource.tenant ?? "the platform"} ${how}`;
    judgement.check(
      other !== undefined && (owner === null || owner === resource.tenant),
      () =>
        other === undefined
          ? `${who} that is not in the plan: ${urn}`
          : `${who} of ${owner}: it changes with ${owner}`,
      resource,
      other,
    );
  }
}

function judgeMentions(
  resource: PlannedResource,
  names: ReadonlySet<string>,
  common: ReadonlySet<string>,
  contract: Contract | undefined,
  judgement: Judgement,
): void {
  judgement.count(1);
  for (const { word, path, surely } of mentions(resource, names)) {
    if (word === resource.tenant) continue;
    if (!surely && (common.has(word) || contract?.words.has(word))) continue;
    if (resource.type === kinds.networkPolicy && contract?.peers.has(word)) continue;
    judgement.check(
      false,
      () =>
        `${resource.name} of ${resource.tenant ?? "the platform"} names tenant ${word} in ${path}: it changes with ${word}`,
      resource,
    );
  }
}
