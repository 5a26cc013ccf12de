import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../../../../proof/iam/evaluator/evaluate.ts";
import { policy } from "../../support/iam.ts";
import { install, type Ministack, start } from "../../support/ministack/server.ts";
import { type Call, type Credentials, signed } from "../../support/ministack/signed.ts";

const account = "000000000000";
const bucket = "data";
const arn = `arn:aws:s3:::${bucket}`;
const root: Credentials = { accessKeyId: "test", secretAccessKey: "test" };
const prefixes = ["tenants/acme/", "tenants/acme-eu/", "tenants/acm/", "shared/"];

const prefix = fc.constantFrom(...prefixes);
const keyPattern = fc.oneof(
  prefix.map((one) => `${one}*`),
  prefix.map((one) => `${one.slice(0, -1)}*`),
  fc.constantFrom("*", "tenants/*", "tenants/acm?/*", "*/x", "tenants/acme/x"),
);
const condition = fc.oneof(
  fc.constant({}),
  fc
    .tuple(
      fc.constantFrom("StringLike", "StringEquals", "StringNotLike", "StringNotEquals", "StringLikeIfExists"),
      fc.array(fc.oneof(keyPattern, prefix), { minLength: 1, maxLength: 2 }),
    )
    .map(([operator, values]) => ({ Condition: { [operator]: { "s3:prefix": values } } })),
);
const effect = fc.constantFrom("Allow", "Allow", "Allow", "Deny");
const action = fc.constantFrom(
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:Get*",
  "s3:*Object",
  "s3:*",
);
const onObjects = fc
  .tuple(effect, action, fc.array(keyPattern, { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([Effect, Action, keys, except]) => {
    const named = keys.map((key) => `${arn}/${key}`);
    return { Effect, Action, ...(except ? { NotResource: named } : { Resource: named }) };
  });
const onBucket = fc
  .tuple(effect, condition)
  .map(([Effect, when]) => ({ Effect, Action: "s3:ListBucket", Resource: arn, ...when }));
const own = fc.array(fc.oneof(onObjects, onBucket), { minLength: 1, maxLength: 4 });
const guard = fc.array(fc.oneof(onObjects, onBucket), { maxLength: 2 }).map((statements) =>
  // What a bucket's policy permits to all of an account its users still need a permission of their own for.
  statements.map((statement) => ({ ...statement, Effect: "Deny", Principal: "*" })),
);

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly prefix: string | null;
  readonly call: Call;
}

const requests: Asked[] = [
  ...prefixes.flatMap((one): Asked[] => [
    object("s3:GetObject", "GET", `${one}x`),
    object("s3:PutObject", "PUT", `${one}y`),
    object("s3:DeleteObject", "DELETE", `${one}z`),
    listing(one),
  ]),
  listing(null),
  listing("tenants/"),
];

function object(action: string, method: string, key: string): Asked {
  const body = method === "PUT" ? { body: "y" } : {};
  return {
    action,
    resource: `${arn}/${key}`,
    prefix: null,
    call: { method, path: `/${bucket}/${key}`, service: "s3", ...body },
  };
}

function listing(prefix: string | null): Asked {
  const query = { "list-type": "2", ...(prefix === null ? {} : { prefix }) };
  return {
    action: "s3:ListBucket",
    resource: arn,
    prefix,
    call: { method: "GET", path: `/${bucket}`, query, service: "s3" },
  };
}

describe("the evaluator of policies and real S3 requests against ministack", () => {
  let server: Ministack;
  let user: Credentials;

  before(async function () {
    const program = install();
    if (program === null) return this.skip();
    server = await start(program);
    await must(root, { method: "PUT", path: `/${bucket}`, service: "s3" });
    for (const one of prefixes) {
      await must(root, { method: "PUT", path: `/${bucket}/${one}x`, body: "x", service: "s3" });
    }
    await iam("CreateUser", { UserName: "acme" });
    const keys = await iam("CreateAccessKey", { UserName: "acme" });
    const within = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(keys)?.[1] ?? "";
    user = { accessKeyId: within("AccessKeyId"), secretAccessKey: within("SecretAccessKey") };
  });

  after(() => server?.stop());

  async function must(who: Credentials, call: Call): Promise<string> {
    const answer = await signed(server.endpoint, who, call);
    const text = await answer.text();
    assert.ok(answer.ok, `${call.method} ${call.path}: ${answer.status} ${text}`);
    return text;
  }

  const iam = (Action: string, parameters: Record<string, string>) =>
    must(root, {
      method: "POST",
      path: "/",
      body: new URLSearchParams({ Action, Version: "2010-05-08", ...parameters }).toString(),
      service: "iam",
    });

  it("agree on random policies without variables", async () => {
    const Version = "2012-10-17";
    let asked = 0;
    let allowed = 0;
    for (const [statements, denials] of fc.sample(fc.tuple(own, guard), { numRuns: 40, seed: 5 })) {
      const PolicyDocument = JSON.stringify({ Version, Statement: statements });
      await iam("PutUserPolicy", { UserName: "acme", PolicyName: "own", PolicyDocument });
      const call = { path: `/${bucket}`, query: { policy: "" }, service: "s3" } as const;
      await signed(server.endpoint, root, { ...call, method: "DELETE" });
      const body = JSON.stringify({ Version, Statement: denials });
      if (denials.length > 0) await must(root, { ...call, method: "PUT", body });
      const policies = [
        policy("identity", ...statements),
        ...(denials.length > 0 ? [policy("resource", ...denials)] : []),
      ];
      for (const { action, resource, prefix, call } of requests) {
        const context = new Map([["s3:prefix", prefix === null ? [] : [prefix]]]);
        const principal = { kind: "identity", name: `arn:aws:iam::${account}:user/acme` } as const;
        const { outcome } = evaluate({ principal, action, resource, context }, policies);
        const answer = await signed(server.endpoint, user, call);
        const text = await answer.text();
        assert.ok(answer.ok || answer.status === 403, `${answer.status} ${text}`);
        asked += 1;
        allowed += answer.ok ? 1 : 0;
        const what = `${action} on ${resource}, prefix ${prefix}: we say ${outcome}, ministack ${answer.status}`;
        assert.equal(outcome === "allowed", answer.ok, `${what}\n${PolicyDocument}\n${body}`);
      }
    }
    assert.ok(allowed > 50 && asked - allowed > 50, `${allowed} of ${asked} were allowed`);
  });
});
