import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";
import { attachManagedPolicies } from "./managed-policies.ts";

/** ARN of the role of every node, known once its policies are attached: a node without them cannot join. */
export function createNodeRole(
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const name = logicalName("platform", "nodes");
  const assumeRolePolicy = JSON.stringify(nodeTrust(settings));
  const role = new aws.iam.Role(name, { assumeRolePolicy, tags: platformTags(settings) }, options);
  const attachments = attachManagedPolicies(settings, name, role, nodePolicies, options);
  return pulumi.output({ arn: role.arn, attached: attachments.map(({ id }) => id) }).arn;
}

/** To join the cluster and to pull images, no more: whatever runs on a node and escapes holds this role. */
const nodePolicies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

const nodeTrust = ({ partition }: Settings) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Instances",
      Effect: "Allow",
      Principal: { Service: partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});
