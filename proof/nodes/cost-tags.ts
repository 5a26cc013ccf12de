import type { Json, PlannedResource } from "../../plan/plan.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, list, object, text, textMap } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { tenantKey, types } from "../vocabulary.ts";
import { judgeDriver } from "./driver.ts";
import { ownDisks } from "./own-disks.ts";

export const costTags: Claim = {
  id: "N-3",
  title: "Every instance, volume, interface and claimed disk carries the tenant's cost tags.",
  judge(view) {
    const judgement = new Judgement();
    for (const tenant of view.judged) {
      const resources = view.ownedBy(tenant).filter(({ type }) => type.startsWith("aws:"));
      const tags = judgement.attempt(undefined, () => tagsOf(view, tenant)) ?? {};
      for (const resource of resources) {
        judgement.attempt(resource, () => judgeResource(view, resource, tenant, tags, judgement));
      }
    }
    for (const template of view.ofType(types.launchTemplate)) {
      if (template.tenant !== null) continue;
      judgement.attempt(template, () => judgeMachines(template, "the platform", {}, judgement));
    }
    judgement.attempt(undefined, () => judgeDisks(view, judgement));
    judgeDriver(view, judgement);
    return judgement.finding;
  },
  attempts: (view) => ownDisks(view, taggingClasses(view).map(nameOf)),
};

type Tags = Readonly<Record<string, string>>;

/** Whose it is and who pays, by the tenant's file. */
function tagsOf(view: View, tenant: string): Tags {
  const contract = contractOf(view, tenant);
  const costCenter = at(contract?.owner, "costCenter");
  return {
    ...textMap(contract?.tags),
    ...(costCenter === undefined ? {} : { costCenter: text(costCenter) }),
    team: text(at(contract?.owner, "team")),
    [tenantKey]: tenant,
  };
}

/** AWS takes no tags on these. */
const untaggable = new Set<string>([
  types.rolePolicy,
  types.rolePolicyAttachment,
  types.rolePoliciesExclusive,
  types.roleAttachmentsExclusive,
]);

function judgeResource(
  view: View,
  resource: PlannedResource,
  tenant: string,
  tags: Tags,
  judgement: Judgement,
): void {
  if (untaggable.has(resource.type)) return;
  judgeTags(resource.inputs.tags, resource.name, resource, tags, judgement);
  if (resource.type === types.launchTemplate) judgeMachines(resource, tenant, tags, judgement);
  if (resource.type !== types.nodeGroup) return;
  const templates = resource.propertyDependencies.launchTemplate ?? [];
  judgement.check(
    templates.length > 0 && templates.every((urn) => view.byUrn(urn)?.tenant === tenant),
    () => `instances of ${resource.name} are made from no launch template of ${tenant}, so nothing tags them`,
    resource,
  );
}

function judgeTags(
  given: Json | undefined,
  what: string,
  resource: PlannedResource,
  tags: Tags,
  judgement: Judgement,
) {
  const carried = textMap(given);
  for (const [key, value] of Object.entries(tags)) {
    judgement.check(
      carried[key] === value,
      () =>
        `${what} is tagged ${key}: ${carried[key] ?? "nothing"} instead of ${value}: its cost is not ${tags[tenantKey]}'s`,
      resource,
    );
  }
}

/** Tags of a node group reach no machine; its launch template's do, kind by kind. */
function judgeMachines(template: PlannedResource, owner: string, tags: Tags, judgement: Judgement): void {
  const specifications = new Map(
    list(template.inputs.tagSpecifications).map((specification): [string, Json | undefined] => {
      const { resourceType, tags: given } = object(specification);
      return [text(resourceType), given];
    }),
  );
  for (const kind of ["instance", "volume", "network-interface"]) {
    const given = specifications.get(kind);
    const tagged = judgement.check(
      Object.keys(object(given)).length > 0,
      () => `each ${kind} that ${template.name} makes for ${owner} is untagged`,
      template,
    );
    if (tagged) judgeTags(given, `each ${kind} of ${template.name}`, template, tags, judgement);
  }
}

/** A claim's disk is tagged by the driver, which knows the claim's namespace: the tenant's name. */
function judgeDisks(view: View, judgement: Judgement): void {
  const classes = taggingClasses(view);
  for (const storageClass of classes) {
    const parameters = textMap(storageClass.inputs.parameters);
    const tagged = Object.entries(parameters).some(
      ([key, value]) => /^tagSpecification_\d+$/.test(key) && value === `${tenantKey}={{ .PVCNamespace }}`,
    );
    judgement.check(
      tagged,
      () => `disks of storage class ${nameOf(storageClass)} carry no tenant's tag`,
      storageClass,
    );
  }
  judgement.check(classes.length > 0, () => "the plan has no storage class that tags disks");
}

const taggingClasses = (view: View) =>
  view.ofType(kinds.storageClass).filter(({ inputs }) => inputs.provisioner === "ebs.csi.aws.com");
