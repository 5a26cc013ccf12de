import { set } from "../../support/inputs.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named } from "../../support/resources.ts";
import { alsoState, restate } from "../../support/statements.ts";

const bucket = named("BucketPolicy", "platform_bucket");

/** Ways to change by a shared thing what all workloads reach. */
export const sharedMutations: readonly Mutation[] = [
  {
    name: "lets the bucket's policy give everybody all objects",
    claim: "W-2",
    also: { "W-3": "the bucket lets other accounts in" },
    break: (plan) =>
      alsoState(plan, bucket, "policy", {
        Sid: "Open",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::tenancy-dev-data-123456789012/*",
      }),
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
    name: "lets the policy of a key give everybody in the account what it is for",
    claim: "W-2",
    break: (plan) =>
      set(
        plan,
        named("Key", "platform_secrets"),
        "policy",
        JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }],
        }),
      ),
  },
  {
    name: "encrypts all objects with a key that no workload may use",
    claim: "W-2",
    break: (plan) =>
      set(plan, named("BucketServerSideEncryptionConfiguration", "platform_bucket"), "rules", [
        { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
      ]),
  },
];
