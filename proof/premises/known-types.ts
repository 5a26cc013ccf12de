import { isKnownKind } from "../objects/kubernetes.ts";
import { types } from "../vocabulary.ts";

/** Whether somebody has thought about what a resource of this type can do to a tenant. */
export const isKnown = (type: string) =>
  known.has(type) || isKnownKind(type) || components.test(type) || watched.test(type);

/** The program's own components hold nothing but other resources. */
const components = /^tenancy:index:/;

/** Ways to rights and to the bucket: W-2 and W-3 refuse what they do not know of these. */
const watched = /^aws:(iam|s3|s3control)\//;

/** What claims and premises judge, and what gives nobody a right, a node or a way to anything of a tenant's. */
const known = new Set<string>([
  ...Object.values(types),
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:costexplorer/costAllocationTag:CostAllocationTag",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:kms/alias:Alias",
  "aws:sns/topic:Topic",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
]);
