import { computed, type PlannedResource } from "../../plan/plan.ts";
import type { Claim } from "../claim.ts";
import { against, type Counterexample } from "../finding.ts";
import { isObject, object } from "../objects/json.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { readPolicy } from "./evaluator/policy.ts";
import { judging, worthReading } from "./judging.ts";
import { type Role, roleOf, rolesOf } from "./roles.ts";
import { sourceOf } from "./source.ts";
import { isManaged, judgeSystemRoles } from "./system-roles.ts";

/** That no policy lets a pod reach instance metadata over the network is NET-2's to say. */
export const nodeRole: Claim = {
  id: "W-4",
  title: "The node's own role is out of a pod's reach, and can do little.",
  judge: (view) => {
    const groups = view.ofType(types.nodeGroup);
    const templates = view.ofType(types.launchTemplate);
    const nodes = nodeRoles(view);
    return {
      checked: groups.length + templates.length + nodes.roles.length,
      counterexamples: worthReading([
        ...groups.flatMap((group) => judging(group, () => judgeTemplate(view, group))),
        ...templates.flatMap(judgeMetadata),
        ...view.ofType(types.cluster).flatMap(judgeOwnNodes),
        ...nodes.unknown,
        ...nodes.roles.flatMap((role) => judging(role.resource, () => judgeNodeRole(view, role))),
        ...judgeSystemRoles(view, nodes.roles),
      ]),
    };
  },
};

/** A cluster's component makes nodes inside itself, with two hops to metadata, unless it is told not to. */
const judgeOwnNodes = (cluster: PlannedResource): Counterexample[] =>
  cluster.inputs.skipDefaultNodeGroup === true
    ? []
    : [against(cluster, "makes nodes whose metadata settings no plan shows")];

/** A group's nodes are made from a template of the plan, and from its latest version. */
function judgeTemplate(view: View, group: PlannedResource): Counterexample[] {
  const { id, version } = object(group.inputs.launchTemplate);
  const isTemplate = (urn: string) => view.byUrn(urn)?.type === types.launchTemplate;
  const template = view.byUrn(sourceOf(group, isTemplate, "launchTemplate", id) ?? "");
  if (template === undefined) {
    return [
      against(group, "has no launch template of this plan, and so metadata settings that no plan shows"),
    ];
  }
  // Its default version or its latest: where the default moves, both are the same.
  if (version === computed && template.inputs.updateDefaultVersion === true) return [];
  return [against(group, `may be made from an older version of ${template.name} than the plan shows`)];
}

function judgeMetadata(template: PlannedResource): Counterexample[] {
  const options = isObject(template.inputs.metadataOptions) ? template.inputs.metadataOptions : {};
  return Object.entries(wanted)
    .filter(([option, value]) => options[option] !== value)
    .map(([option, value]) =>
      against(
        template,
        `has ${option} ${JSON.stringify(options[option])}, not ${JSON.stringify(value)}: a pod could take the node's role from instance metadata`,
      ),
    );
}

/** A token is asked for, and a pod is one hop too far away to get one; hops restrain only who needs a token. */
const wanted = { httpTokens: "required", httpPutResponseHopLimit: 1, httpProtocolIpv6: "disabled" };

export function nodeRoles(view: View) {
  const { byUrn } = rolesOf(view);
  const urns = new Set(byUrn.keys());
  const roles = new Set<Role>();
  const unknown: Counterexample[] = [];
  for (const group of view.ofType(types.nodeGroup)) {
    const role = byUrn.get(roleOf(group, urns, "nodeRoleArn") ?? "");
    if (role === undefined) unknown.push(against(group, "has a node role that is not in the plan"));
    else roles.add(role);
  }
  return { roles: [...roles], unknown };
}

/** Whatever escapes to a node has this role: it may join the cluster and pull images, and nothing of a tenant's. */
function judgeNodeRole(view: View, role: Role): Counterexample[] {
  const { resource, tenant, inline, attachments } = role;
  const found: Counterexample[] = [];
  if (tenant !== null) found.push(against(resource, `is a node role, but ${tenant}'s`));
  for (const input of ["inlinePolicies", "managedPolicyArns"]) {
    if (resource.inputs[input] !== undefined) found.push(against(resource, `has ${input}, unknown here`));
  }
  for (const policy of inline) found.push(against(policy, "gives every node rights of its own"));
  for (const attachment of attachments) {
    const arn = String(attachment.inputs.policyArn);
    if (isManaged(view, arn, harmless)) continue;
    const remedy = `where they hold no right to data, add it to proof/iam/node-role.ts`;
    found.push(against(attachment, `gives every node the rights of ${arn}: ${remedy}`));
  }
  const trust = readPolicy(resource, resource.inputs.assumeRolePolicy, "trust");
  for (const { effect, principals, name } of trust.statements) {
    const onlyInstances =
      principals !== "everyone" &&
      principals?.every(({ kind, name }) => kind === "service" && /^ec2\.amazonaws\.com(\.cn)?$/.test(name));
    if (effect === "Allow" && !onlyInstances) {
      found.push(
        against(resource, `can be assumed by others than instances: statement ${name} of its trust policy`),
      );
    }
  }
  return found;
}

/** AWS's own policies that hold no right to data or to change the network; not the network plugin's. */
const harmless = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKSWorkerNodeMinimalPolicy",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonEC2ContainerRegistryReadOnly",
];
