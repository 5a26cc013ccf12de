import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";

/**
 * Interface endpoints of the AWS services that tenants call from a closed namespace. A network policy cannot name
 * AWS's public ranges, but it can name these subnets.
 */
export function createEndpoints(
  settings: Settings,
  vpcId: pulumi.Input<string>,
  subnets: readonly aws.ec2.Subnet[],
  options: pulumi.CustomResourceOptions,
): aws.ec2.VpcEndpoint[] {
  const securityGroup = createSecurityGroup(settings, vpcId, options);
  return endpointServices(settings).map(
    (service) =>
      new aws.ec2.VpcEndpoint(
        logicalName("platform", "endpoint", service),
        {
          vpcId,
          vpcEndpointType: "Interface",
          serviceName: `${servicePrefix(settings)}.${settings.region}.${service}`,
          subnetIds: subnets.map((subnet) => subnet.id),
          securityGroupIds: [securityGroup.id],
          privateDnsEnabled: true,
          // S3 has a gateway endpoint too; without this its private names would ask for one.
          ...(service === "s3" && { dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false } }),
          tags: { ...platformTags(settings), Name: logicalName("platform", "endpoint", service) },
        },
        options,
      ),
  );
}

/** S3 for every tenant with storage, STS for IRSA's credentials; nodes reach the rest by the NAT gateway. */
const endpointServices = ({ identity }: Settings): string[] =>
  identity.mode === "irsa" ? ["s3", "sts"] : ["s3"];

const servicePrefix = ({ partition }: Settings) =>
  partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws";

function createSecurityGroup(
  settings: Settings,
  vpcId: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  const tags = platformTags(settings);
  const name = logicalName("platform", "endpoints");
  const description = "Interface endpoints: HTTPS from the VPC";
  const group = new aws.ec2.SecurityGroup(
    name,
    { vpcId, description, tags: { ...tags, Name: name } },
    options,
  );
  settings.network.cidrs.forEach((cidrIpv4) => {
    new aws.vpc.SecurityGroupIngressRule(
      logicalName("platform", "endpoints", cidrIpv4),
      { securityGroupId: group.id, cidrIpv4, ipProtocol: "tcp", fromPort: 443, toPort: 443, tags },
      options,
    );
  });
  return group;
}
