import type { Plan } from "../../../plan/plan.ts";
import {
  change,
  type Mutation,
  named,
  replace,
  restate,
  rewrite,
  type Statement,
  withAnother,
  without,
  withSettings,
} from "../support/mutation.ts";

const role = named("Role", "acme_workloads");
const storage = named("RolePolicy", "acme_storage");
const bucket = named("BucketPolicy", "platform_bucket");
const template = named("LaunchTemplate", "acme_nodes");

const trust = (edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, role, "assumeRolePolicy", (statements) => statements.map(edit));
const condition = (operator: string, key: string, value: string | readonly string[] | undefined) =>
  trust((statement) => {
    const all = JSON.parse(JSON.stringify(statement.Condition));
    if (value === undefined) delete all[operator][key];
    else all[operator] = { ...all[operator], [key]: value };
    return { ...statement, Condition: all };
  });
const statement = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, storage, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));
const guard = (sid: string, edit: (statement: Statement) => Statement) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.map((one) => (one.Sid === sid ? edit(one) : one)));
const withoutGuard = (sid: string) => (plan: Plan) =>
  restate(plan, bucket, "policy", (all) => all.filter((one) => one.Sid !== sid));
const metadata = (options: Record<string, string | number>) => (plan: Plan) =>
  change(plan, template, (inputs) => ({
    ...inputs,
    metadataOptions: { ...Object(inputs.metadataOptions), ...options },
  }));
const limit =
  (values: Partial<Plan["settings"]["limits"]>) =>
  (plan: Plan): Plan =>
    withSettings(plan, (settings) => ({ ...settings, limits: { ...settings.limits, ...values } }));

const trusts: Mutation[] = [
  {
    name: "forgets the cluster in a role's trust",
    claim: "W-1",
    break: trust((one) => ({ ...one, Condition: { StringEquals: Object(one.Condition).StringEquals } })),
  },
  {
    name: "forgets the account in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:SourceAccount", undefined),
  },
  {
    name: "forgets the namespace in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", undefined),
  },
  {
    name: "forgets the service account in a role's trust",
    claim: "W-1",
    break: condition("StringEquals", "aws:RequestTag/kubernetes-service-account", undefined),
  },
  {
    name: "trusts every namespace that begins like the tenant's",
    claim: "W-1",
    break: trust((one) => {
      const { "aws:RequestTag/kubernetes-namespace": _, ...exact } = Object(one.Condition).StringEquals;
      const StringLike = { "aws:RequestTag/kubernetes-namespace": "acme*" };
      return { ...one, Condition: { ...Object(one.Condition), StringEquals: exact, StringLike } };
    }),
  },
  {
    name: "trusts another tenant's namespace",
    claim: "W-1",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: condition("StringEquals", "aws:RequestTag/kubernetes-namespace", ["acme", "globex"]),
  },
  {
    name: "trusts only where the tags are there, and whoever has none",
    claim: "W-1",
    break: trust((one) => {
      const { StringEquals, ...rest } = Object(one.Condition);
      return { ...one, Condition: { ...rest, StringEqualsIfExists: StringEquals } };
    }),
  },
  {
    name: "trusts any cluster of the account",
    claim: "W-1",
    break: condition("ArnEquals", "aws:SourceArn", "arn:aws:eks:eu-west-1:123456789012:cluster/*"),
  },
  {
    name: "trusts the account's people beside the pods",
    claim: "W-1",
    break: (plan) =>
      restate(plan, role, "assumeRolePolicy", (all) => [
        ...all,
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" },
      ]),
  },
  {
    name: "trusts the instances beside the pods",
    claim: "W-1",
    break: trust((one) => ({
      ...one,
      Principal: { Service: ["pods.eks.amazonaws.com", "ec2.amazonaws.com"] },
    })),
  },
  {
    name: "leaves out sts:TagSession, so that no pod gets the role",
    claim: "W-1",
    break: trust((one) => ({ ...one, Action: "sts:AssumeRole" })),
  },
  {
    name: "trusts by a condition that the judge does not know",
    claim: "W-1",
    break: trust((one) => ({ ...one, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })),
  },
  {
    name: "associates a tenant's role with another tenant's service account",
    claim: "W-1",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: (plan) =>
      change(plan, named("PodIdentityAssociation", "acme_workloads_app"), (inputs) => ({
        ...inputs,
        namespace: "globex",
      })),
  },
  {
    name: "associates a service account with another tenant's role",
    claim: "W-1",
    also: { "I-1": "it depends on something of another tenant" },
    break: (plan) =>
      replace(plan, named("PodIdentityAssociation", "acme_workloads_app"), (resource) => ({
        ...resource,
        propertyDependencies: {
          roleArn: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
        },
      })),
  },
  {
    name: "lets a tenant's service account use a role of the platform",
    claim: "W-1",
    also: { "I-1": "the platform names a tenant" },
    break: (plan) =>
      rewrite(
        plan,
        named("Role", "platform_network"),
        "assumeRolePolicy",
        '"kube-system"',
        '["kube-system","acme"]',
      ),
  },
  {
    name: "forgets the audience in a web identity's trust",
    claim: "W-1",
    stack: "prod",
    break: trust((one) => {
      const conditions = Object.entries<string>(Object(one.Condition).StringEquals);
      const StringEquals = Object.fromEntries(conditions.filter(([key]) => !key.endsWith(":aud")));
      return { ...one, Condition: { StringEquals } };
    }),
  },
  {
    name: "trusts web identities of every namespace that begins like the tenant's",
    claim: "W-1",
    stack: "prod",
    break: (plan) =>
      rewrite(
        rewrite(
          plan,
          role,
          "assumeRolePolicy",
          "system:serviceaccount:acme:app",
          "system:serviceaccount:acme*:app",
        ),
        role,
        "assumeRolePolicy",
        "StringEquals",
        "StringLike",
      ),
  },
  {
    name: "annotates a service account with another tenant's role",
    claim: "W-1",
    stack: "prod",
    also: { "I-1": "it depends on something of another tenant" },
    break: (plan) =>
      replace(plan, named("ServiceAccount", "acme_app"), (resource) => ({
        ...resource,
        propertyDependencies: {
          metadata: plan.resources.filter(named("Role", "globex_workloads")).map(({ urn }) => urn),
        },
      })),
  },
  {
    name: "leaves a frozen tenant's role without its denial",
    claim: "W-1",
    stack: "prod",
    break: (plan) => without(plan, named("RolePolicy", "hooli_storage")),
  },
];

const reaches: Mutation[] = [
  {
    name: "drops the slash of the objects' prefix",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/tenants/acme*"),
  },
  {
    name: "drops the slash of the listed prefix",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"tenants/acme/*"]', '"tenants/acme*"]'),
  },
  {
    name: "names another tenant's prefix",
    claim: "W-2",
    also: { "I-1": "it names another tenant, and so changes with it" },
    break: (plan) =>
      rewrite(
        plan,
        storage,
        "policy",
        '/tenants/acme/*"]',
        '/tenants/acme/*","arn:aws:s3:::tenancy-dev-data-123456789012/tenants/globex/*"]',
      ),
  },
  {
    name: "gives all objects of the bucket",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", "/tenants/acme/*", "/*"),
  },
  {
    name: "lists without a condition",
    claim: "W-2",
    break: statement("ListOwnPrefix", ({ Condition: _, ...one }) => one),
  },
  {
    name: "lists where a prefix is missing too",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"StringLike"', '"StringLikeIfExists"'),
  },
  {
    name: "lists by the empty prefix too",
    claim: "W-2",
    break: (plan) => rewrite(plan, storage, "policy", '"s3:prefix":[', '"s3:prefix":["",'),
  },
  {
    name: "gives every S3 action on the own prefix, access lists included",
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Action: "s3:*" })),
  },
  {
    name: "gives what is not on the own prefix, by NotResource",
    claim: "W-2",
    break: statement("OwnObjects", ({ Resource, ...one }) => ({ ...one, NotResource: Resource ?? null })),
  },
  {
    name: "gives the right to change the bucket's policy",
    claim: "W-2",
    break: statement("ListOwnPrefix", (one) => ({ ...one, Action: ["s3:ListBucket", "s3:PutBucketPolicy"] })),
  },
  {
    name: "gives a right in another service",
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Action: ["s3:GetObject", "sts:AssumeRole"] })),
  },
  {
    name: "lets a tenant write that asked to read",
    claim: "W-2",
    break: (plan) =>
      rewrite(
        plan,
        named("RolePolicy", "globex_storage"),
        "policy",
        '"s3:GetObject"',
        '"s3:GetObject","s3:PutObject"',
      ),
  },
  {
    name: "refuses a tenant its own objects",
    claim: "W-2",
    break: statement("OwnObjects", (one) => ({ ...one, Effect: "Deny" })),
  },
  {
    name: "lets the bucket's policy give everybody all objects",
    claim: "W-2",
    also: { "W-3": "the bucket lets other accounts in" },
    break: (plan) =>
      restate(plan, bucket, "policy", (all) => [
        ...all,
        {
          Sid: "Open",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::tenancy-dev-data-123456789012/*",
        },
      ]),
  },
  {
    name: "lets an access point give others what it is for",
    claim: "W-2",
    break: (plan) =>
      restate(plan, named("AccessPoint", "initech_accesspoint"), "policy", (all) => [
        ...all,
        {
          Sid: "Open",
          Effect: "Allow",
          Principal: { AWS: "123456789012" },
          Action: "s3:*",
          Resource: String(Object(all[0]?.Resource)[1]),
        },
      ]),
  },
  {
    name: "attaches AWS's own policy for all of S3",
    claim: "W-2",
    break: (plan) =>
      withAnother(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (one) => ({
        ...one,
        tenant: "acme",
        inputs: { ...one.inputs, policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
        propertyDependencies: { role: plan.resources.filter(role).map(({ urn }) => urn) },
      })),
  },
  {
    name: "leaves a policy unknown until deployment",
    claim: "W-2",
    break: (plan) => change(plan, storage, (inputs) => ({ ...inputs, policy: "[computed]" })),
  },
  {
    name: "gives a role rights by a resource of a type that nobody judges",
    claim: "W-2",
    also: { "N-3": "nor does anybody know whether it can be tagged" },
    break: (plan) =>
      withAnother(plan, storage, (one) => ({
        ...one,
        type: "aws:iam/policyAttachment:PolicyAttachment",
      })),
  },
];

const guards: Mutation[] = [
  { name: "drops the guard of objects", claim: "W-3", break: withoutGuard("OnlyOwnObjects") },
  { name: "drops the guard of listings", claim: "W-3", break: withoutGuard("OnlyOwnListing") },
  { name: "drops the guard of the bucket's settings", claim: "W-3", break: withoutGuard("NoBucketSettings") },
  { name: "lets calls without TLS in", claim: "W-3", break: withoutGuard("OnlyEncryptedTransport") },
  { name: "drops the guard against an empty name", claim: "W-3", break: withoutGuard("NoEmptyName") },
  {
    name: "guards what is read and forgets what is written",
    claim: "W-3",
    break: guard("OnlyOwnObjects", (one) => ({
      ...one,
      Action: ["s3:GetObject*", "s3:ListMultipartUploadParts"],
    })),
  },
  {
    name: "drops the slash of the guarded prefix",
    claim: "W-3",
    break: (plan) => rewrite(plan, bucket, "policy", "PrincipalTag/tenant}/*", "PrincipalTag/tenant}*"),
  },
  {
    name: "guards by a session tag that the stack's roles lack",
    claim: "W-3",
    stack: "prod",
    also: { "W-2": "the guard then refuses each tenant its own prefix too, for want of the tag" },
    break: (plan) =>
      rewrite(
        plan,
        bucket,
        "policy",
        `tenants/\${aws:PrincipalTag/tenant}`,
        `tenants/\${aws:PrincipalTag/kubernetes-namespace}`,
      ),
  },
  {
    name: "guards in a version of the language that knows no variables",
    claim: "W-3",
    also: { "W-2": "whether a tenant may use its own prefix cannot be judged either" },
    break: (plan) => rewrite(plan, bucket, "policy", "2012-10-17", "2008-10-17"),
  },
  {
    name: "tags a role with another tenant's name",
    claim: "W-3",
    also: {
      "W-2": "the bucket then refuses it its own prefix",
      "N-3": "its costs are another's",
      "I-1": "it names another tenant, and so changes with it",
    },
    break: (plan) =>
      change(plan, role, (inputs) => ({ ...inputs, tags: { ...Object(inputs.tags), tenant: "globex" } })),
  },
  {
    name: "leaves a role without its tag",
    claim: "W-3",
    also: { "N-3": "its costs are nobody's" },
    break: (plan) =>
      change(plan, role, (inputs) => {
        const { tenant: _, ...tags } = Object(inputs.tags);
        return { ...inputs, tags };
      }),
  },
  {
    name: "guards untagged roles too, and shuts the platform out",
    claim: "W-3",
    break: guard("OnlyOwnObjects", ({ Condition: _, ...one }) => one),
  },
  { name: "has no bucket policy", claim: "W-3", break: (plan) => without(plan, bucket) },
  {
    name: "lets the bucket be public",
    claim: "W-3",
    break: (plan) =>
      change(plan, named("BucketPublicAccessBlock", "platform_bucket"), (inputs) => ({
        ...inputs,
        restrictPublicBuckets: false,
      })),
  },
  {
    name: "gives a bucket an access list of its own",
    claim: "W-3",
    break: (plan) =>
      change(plan, named("Bucket", "platform_bucket"), (inputs) => ({ ...inputs, acl: "public-read" })),
  },
  {
    name: "shares the bucket by a way that nobody judges",
    claim: "W-3",
    break: (plan) =>
      withAnother(plan, named("BucketVersioning", "platform_bucket"), (one) => ({
        ...one,
        type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      })),
  },
  {
    name: "lets access lists decide beside policies",
    claim: "W-3",
    break: (plan) => without(plan, named("BucketOwnershipControls", "platform_bucket")),
  },
];

const nodes: Mutation[] = [
  {
    name: "allows two hops to instance metadata",
    claim: "W-4",
    break: metadata({ httpPutResponseHopLimit: 2 }),
  },
  { name: "asks no token for instance metadata", claim: "W-4", break: metadata({ httpTokens: "optional" }) },
  { name: "answers on IPv6 too", claim: "W-4", break: metadata({ httpProtocolIpv6: "enabled" }) },
  {
    name: "leaves the metadata options of the pool to EKS",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("LaunchTemplate", "platform_pool"), ({ metadataOptions: _, ...inputs }) => inputs),
  },
  {
    name: "leaves the launch template of a group out",
    claim: "W-4",
    also: {
      "N-3": "without a template nothing tags instances and disks",
      "L-1": "without a template the size of its disks is unknown",
    },
    break: (plan) =>
      replace(plan, named("NodeGroup", "acme_nodes"), (one) => {
        const { launchTemplate: _, ...inputs } = one.inputs;
        const { launchTemplate: __, ...propertyDependencies } = one.propertyDependencies;
        return { ...one, inputs, propertyDependencies };
      }),
  },
  {
    name: "lets the cluster make nodes of its own",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("Cluster", "platform_cluster"), ({ skipDefaultNodeGroup: _, ...inputs }) => inputs),
  },
  {
    name: "gives every node the right to change the network",
    claim: "W-4",
    break: (plan) =>
      change(plan, named("RolePolicyAttachment", "platform_nodes_AmazonEKSWorkerNodePolicy"), (inputs) => ({
        ...inputs,
        policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
      })),
  },
  {
    name: "gives every node a right to the tenants' data",
    claim: "W-4",
    break: (plan) =>
      withAnother(plan, storage, (one) => ({
        ...one,
        name: "platform_more",
        inputs: { ...one.inputs, policy: String(one.inputs.policy).replaceAll("tenants/acme/", "tenants/") },
        tenant: null,
        parent: plan.resources.find(named("Role", "platform_nodes"))?.parent ?? null,
        dependsOn: [],
        propertyDependencies: {
          role: plan.resources.filter(named("Role", "platform_nodes")).map(({ urn }) => urn),
        },
      })),
  },
  {
    name: "lets others than instances have the node's role",
    claim: "W-4",
    break: (plan) =>
      rewrite(
        plan,
        named("Role", "platform_nodes"),
        "assumeRolePolicy",
        '"ec2.amazonaws.com"',
        '["ec2.amazonaws.com","lambda.amazonaws.com"]',
      ),
  },
];

const limits: Mutation[] = [
  {
    name: "has more node groups than the cluster may",
    claim: "L-1",
    break: limit({ nodeGroupsPerCluster: 3 }),
  },
  { name: "has more nodes than a group may", claim: "L-1", break: limit({ nodesPerNodeGroup: 1 }) },
  {
    name: "has more access entries than the cluster may",
    claim: "L-1",
    break: limit({ accessEntriesPerCluster: 4 }),
  },
  {
    name: "has more associations than the cluster may",
    claim: "L-1",
    break: limit({ podIdentityAssociationsPerCluster: 3 }),
  },
  { name: "has more roles than the account may", claim: "L-1", break: limit({ iamRolesPerAccount: 5 }) },
  {
    name: "has a longer trust policy than a role may",
    claim: "L-1",
    break: limit({ trustPolicyCharacters: 300 }),
  },
  {
    name: "has longer policies than a role may",
    claim: "L-1",
    break: limit({ inlinePolicyCharacters: 400 }),
  },
  { name: "has a larger policy than a bucket may", claim: "L-1", break: limit({ bucketPolicyBytes: 1000 }) },
  { name: "has more tags than a resource may", claim: "L-1", break: limit({ tagsPerResource: 4 }) },
  { name: "has more taints than a group may", claim: "L-1", break: limit({ taintsPerNodeGroup: 1 }) },
  {
    name: "promises more than its nodes have",
    claim: "L-1",
    break: (plan) =>
      change(plan, named("NodeGroup", "acme_nodes"), (inputs) => ({
        ...inputs,
        scalingConfig: { minSize: 0, maxSize: 1, desiredSize: 0 },
      })),
  },
  {
    name: "promises pooled tenants more than the pool has",
    claim: "L-1",
    break: (plan) =>
      change(plan, named("NodeGroup", "platform_pool"), (inputs) => ({
        ...inputs,
        scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
      })),
  },
  {
    name: "names an instance type that nobody knows",
    claim: "L-1",
    break: (plan) =>
      change(plan, named("NodeGroup", "acme_nodes"), (inputs) => ({
        ...inputs,
        instanceTypes: ["m99.large"],
      })),
  },
];

/** Ways to break the part of a plan that W and L claims are about. */
export const iamMutations: readonly Mutation[] = [...trusts, ...reaches, ...guards, ...nodes, ...limits];
