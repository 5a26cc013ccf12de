import type { Settings } from "../../stacks/settings/settings.ts";

/** What the autoscaler may do in AWS: look at everything, change only the groups of this cluster. */
export function autoscalerPolicy({ partition, region, account, cluster }: Settings) {
  const groups = `arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/eks-*`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Look",
        Effect: "Allow",
        Action: [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeAutoScalingInstances",
          "autoscaling:DescribeLaunchConfigurations",
          "autoscaling:DescribeScalingActivities",
          "ec2:DescribeImages",
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeLaunchTemplateVersions",
          "ec2:GetInstanceTypesFromInstanceRequirements",
        ],
        // AWS knows no narrower resource for these.
        Resource: "*",
      },
      {
        Sid: "LookAtNodeGroups",
        Effect: "Allow",
        Action: "eks:DescribeNodegroup",
        Resource: `arn:${partition}:eks:${region}:${account}:nodegroup/${cluster.name}/*`,
      },
      {
        Sid: "ScaleThisCluster",
        Effect: "Allow",
        Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
        Resource: groups,
        // EKS puts this tag on the groups of its managed node groups.
        Condition: {
          StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster.name}`]: "owned" },
        },
      },
    ],
  };
}
