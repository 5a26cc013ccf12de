import assert from "node:assert/strict";
import { runSimulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import { policy } from "../../support/iam.ts";

const account = "111122223333";
const bucket = "arn:aws:s3:::data";
const names = ["acme", "acme-eu", "acm", "globex"];

const name = fc.constantFrom(...names);
const keyPattern = fc.oneof(
  name.map((one) => `tenants/${one}/*`),
  name.map((one) => `tenants/${one}*`),
  fc.constantFrom(
    "*",
    "tenants/*",
    "tenants/acm?/*",
    `tenants/\${aws:PrincipalTag/tenant}/*`,
    "*/x",
    "tenants/acme/x",
  ),
);
const objects = keyPattern.map((key) => `${bucket}/${key}`);
const objectAction = fc.constantFrom(
  "s3:GetObject",
  "s3:PutObject",
  "s3:Get*",
  "s3:*",
  "*",
  "s3:DeleteObject",
);
const listPattern = fc.oneof(keyPattern, fc.constantFrom("", "tenants/", "tenants/acme/"));
const condition = fc.oneof(
  fc.constant({}),
  fc
    .tuple(
      fc.constantFrom("StringLike", "StringNotLike", "StringEquals", "StringNotEquals", "StringLikeIfExists"),
      fc.array(listPattern, { minLength: 1, maxLength: 3 }),
    )
    .map(([operator, values]) => ({ Condition: { [operator]: { "s3:prefix": values } } })),
  fc
    .tuple(fc.constantFrom("StringEquals", "StringNotEquals", "StringLike"), name)
    .map(([operator, value]) => ({ Condition: { [operator]: { "aws:PrincipalTag/tenant": value } } })),
  fc
    .constantFrom("true", "false")
    .map((value) => ({ Condition: { Null: { "aws:PrincipalTag/tenant": value } } })),
  fc
    .constantFrom("true", "false")
    .map((value) => ({ Condition: { Bool: { "aws:SecureTransport": value } } })),
);
const onObjects = fc
  .tuple(
    fc.constantFrom("Allow", "Allow", "Deny"),
    fc.oneof(
      objectAction.map((Action) => ({ Action })),
      objectAction.map((NotAction) => ({ NotAction })),
    ),
    fc.oneof(
      fc.array(objects, { minLength: 1, maxLength: 2 }).map((Resource) => ({ Resource })),
      objects.map((NotResource) => ({ NotResource })),
    ),
    condition,
  )
  .map(([Effect, action, resource, when]) => ({ Effect, ...action, ...resource, ...when }));
const onBucket = fc
  .tuple(fc.constantFrom("Allow", "Allow", "Deny"), condition)
  .map(([Effect, when]) => ({ Effect, Action: "s3:ListBucket", Resource: bucket, ...when }));
const statements = fc.array(fc.oneof(onObjects, onBucket), { minLength: 1, maxLength: 4 });
const request = fc.record({
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"),
  key: fc.oneof(
    name.map((one) => `tenants/${one}/x`),
    fc.constantFrom("x", "tenants/x", "tenants/acme", "tenants//x"),
  ),
  prefix: fc.option(listPattern.filter((one) => !one.includes("$") && !one.includes("?"))),
  tag: fc.option(name),
  tls: fc.boolean(),
});
type Asked = typeof request extends fc.Arbitrary<infer One> ? One : never;

function ours(identity: object[], guard: object[], { action, key, prefix, tag, tls }: Asked): string | null {
  const isList = action === "s3:ListBucket";
  const context = new Map([
    ["aws:securetransport", [String(tls)]],
    ["aws:principaltag/tenant", tag === null ? [] : [tag]],
    ["s3:prefix", isList && prefix !== null ? [prefix] : []],
  ]);
  const sender = { kind: "identity", name: `arn:aws:iam::${account}:role/acme` } as const;
  const resource = isList ? bucket : `${bucket}/${key}`;
  const policies = [
    policy("identity", ...identity),
    policy("resource", ...guard.map((one) => ({ ...one, Principal: "*" }))),
  ];
  const { outcome, doubtful } = evaluate({ principal: sender, action, resource, context }, policies);
  return doubtful?.length ? null : outcome;
}

async function theirs(identity: object[], guard: object[], asked: Asked): Promise<string> {
  const { action, key, prefix, tag, tls } = asked;
  const isList = action === "s3:ListBucket";
  const Version = "2012-10-17";
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/acme`,
        action,
        resource: { resource: isList ? bucket : `${bucket}/${key}`, accountId: account },
        contextVariables: {
          "aws:SecureTransport": String(tls),
          ...(tag === null ? {} : { "aws:PrincipalTag/tenant": tag }),
          ...(isList && prefix !== null ? { "s3:prefix": prefix } : {}),
        },
      },
      identityPolicies: [{ name: "own", policy: { Version, Statement: identity } }],
      resourcePolicy: { Version, Statement: guard.map((one) => ({ ...one, Principal: "*" })) },
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType !== "single") throw new Error(JSON.stringify(result, null, 1));
  const words = { Allowed: "allowed", ExplicitlyDenied: "denied", ImplicitlyDenied: "not allowed" };
  return words[result.overallResult];
}

describe("the evaluator of policies and @cloud-copilot/iam-simulate", function () {
  this.timeout(60_000);

  it("agree on random policies of roles and buckets, and on random requests", async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(statements, statements, request, async (identity, guard, asked) => {
        const answer = ours(identity, guard, asked);
        // Of what cannot be told the claims take the worst, whatever the answer is.
        if (answer === null) return;
        judged += 1;
        assert.equal(answer, await theirs(identity, guard, asked));
      }),
      { numRuns: 1500 },
    );
    assert.ok(judged > 1000, `only ${judged} of 1500 were judged`);
  });
});
