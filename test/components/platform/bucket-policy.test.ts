import assert from "node:assert/strict";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import { bucketPolicy } from "../../../components/platform/bucket-policy.ts";
import { settings } from "./settings.ts";

const bucket = `arn:aws:s3:::${settings.bucket.name}`;

interface Call {
  readonly action: string;
  readonly resource: string;
  /** Value of the role's `tenant` tag; null: the platform's own role. */
  readonly tenant: string | null;
  readonly prefix?: string;
  readonly secure?: boolean;
}

/** What the bucket leaves of a role that may do anything in S3. */
async function decide({ action, resource, tenant, prefix, secure = true }: Call): Promise<string> {
  const simulation = await runSimulation(
    {
      request: {
        principal: "arn:aws:iam::111122223333:role/someone",
        action,
        resource: { resource, accountId: settings.account },
        contextVariables: {
          "aws:SecureTransport": String(secure),
          ...(tenant !== null && { "aws:PrincipalTag/tenant": tenant }),
          ...(prefix !== undefined && { "s3:prefix": prefix }),
        },
      },
      identityPolicies: [
        {
          name: "too-wide",
          policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
        },
      ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: bucketPolicy(settings),
    },
    {},
  );
  if (simulation.resultType === "error") assert.fail(JSON.stringify(simulation.errors));
  return simulation.overallResult;
}

const objectActions = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:GetObjectVersion",
  "s3:DeleteObjectVersion",
  "s3:GetObjectTagging",
  "s3:PutObjectTagging",
  "s3:PutObjectAcl",
  "s3:GetObjectAttributes",
  "s3:RestoreObject",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
  "s3:BypassGovernanceRetention",
];

describe("the bucket's guard on objects", () => {
  for (const action of objectActions) {
    it(`keeps ${action} of a role that may do anything to its own prefix`, async () => {
      const decisions = await Promise.all(
        ["tenants/acme/x", "tenants/acme-eu/x", "tenants/ac/x", "tenants/x", "x"].map((key) =>
          decide({ action, resource: `${bucket}/${key}`, tenant: "acme" }),
        ),
      );
      assert.deepEqual(decisions, ["Allowed", ...Array(4).fill("ExplicitlyDenied")]);
    });
  }

  it("leaves the platform's roles alone", async () => {
    const call = { action: "s3:GetObject", resource: `${bucket}/tenants/acme/x`, tenant: null };
    assert.equal(await decide(call), "Allowed");
  });

  it("gives a role with an empty tag nothing, not even what lies under the empty name", async () => {
    for (const key of ["tenants//x", "tenants/acme/x"]) {
      const call = { action: "s3:GetObject", resource: `${bucket}/${key}`, tenant: "" };
      assert.equal(await decide(call), "ExplicitlyDenied", key);
    }
  });
});

describe("the bucket's guard on listings", () => {
  const cases = [
    { prefix: "tenants/acme/", decision: "Allowed" },
    { prefix: "tenants/acme/2026/", decision: "Allowed" },
    { prefix: "tenants/acme", decision: "ExplicitlyDenied" },
    { prefix: "tenants/acme-eu/", decision: "ExplicitlyDenied" },
    { prefix: "tenants/", decision: "ExplicitlyDenied" },
    { prefix: "", decision: "ExplicitlyDenied" },
    { prefix: undefined, decision: "ExplicitlyDenied" },
  ];
  for (const action of ["s3:ListBucket", "s3:ListBucketVersions"]) {
    for (const { prefix, decision } of cases) {
      it(`${action} of the prefix ${prefix ?? "(none)"} is ${decision}`, async () => {
        const call = { action, resource: bucket, tenant: "acme", ...(prefix !== undefined && { prefix }) };
        assert.equal(await decide(call), decision);
      });
    }
  }

  it("leaves the platform's roles alone", async () => {
    assert.equal(await decide({ action: "s3:ListBucket", resource: bucket, tenant: null }), "Allowed");
  });
});

describe("the bucket's guard on the bucket itself", () => {
  const settingsActions = [
    "s3:PutBucketPolicy",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketVersioning",
    "s3:PutLifecycleConfiguration",
    "s3:PutReplicationConfiguration",
    "s3:GetBucketPolicy",
    "s3:DeleteBucket",
  ];
  for (const action of settingsActions) {
    it(`refuses ${action} to a tenant and not to the platform`, async () => {
      assert.equal(await decide({ action, resource: bucket, tenant: "acme" }), "ExplicitlyDenied");
      assert.equal(await decide({ action, resource: bucket, tenant: null }), "Allowed");
    });
  }

  it("refuses calls without TLS to everyone", async () => {
    const call = { action: "s3:GetObject", resource: `${bucket}/tenants/acme/x`, secure: false };
    assert.equal(await decide({ ...call, tenant: "acme" }), "ExplicitlyDenied");
    assert.equal(await decide({ ...call, tenant: null }), "ExplicitlyDenied");
  });

  it("is one policy of one size, and grants nothing", () => {
    const policy = bucketPolicy(settings);
    assert.ok(JSON.stringify(policy).length < 2048);
    assert.ok(policy.Statement.every(({ Effect }) => Effect === "Deny"));
  });
});
