import { against, type Counterexample } from "../finding.ts";
import type { View } from "../view.ts";
import { type Role, rolesOf } from "./roles.ts";

/** Whether it is AWS's own policy of one of these names, with its path. */
export const isManaged = ({ plan }: View, arn: string, names: readonly string[]): boolean =>
  names.some((name) => arn === `arn:${plan.settings.partition}:iam::aws:policy/${name}`);

/** The roles of what runs for the platform, some of it on every node: none has more than its add-on needs. */
export function judgeSystemRoles(view: View, nodes: readonly Role[]): Counterexample[] {
  return [...rolesOf(view).byUrn.values()]
    .filter((role) => role.tenant === null && !nodes.includes(role))
    .flatMap(({ attachments }) => attachments)
    .filter(({ inputs }) => !isManaged(view, String(inputs.policyArn), needed))
    .map((attachment) =>
      against(
        attachment,
        `gives what runs beside tenants the rights of ${attachment.inputs.policyArn}: where they hold no right to data, add it to proof/iam/system-roles.ts`,
      ),
    );
}

/** Of the network plugin and of the volume driver. */
const needed = ["AmazonEKS_CNI_Policy", "service-role/AmazonEBSCSIDriverPolicyV2"];
