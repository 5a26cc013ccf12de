import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createEnvironment } from "../../stacks/environment.ts";
import { recorded } from "../support/recorded.ts";
import { inputsOf, least } from "../support/tenants.ts";

const asIs = (run: () => Promise<void>) => run();

describe("record", () => {
  it("with the SDK's shortcuts registers what the SDK's own way does", async () => {
    const { tenants, ...environment } = inputsOf({ acme: least("isolation: dedicated\n"), globex: least() });
    const [quick, plain] = [
      await recorded(() => createEnvironment(environment, tenants)),
      await recorded(() => createEnvironment(environment, tenants), asIs),
    ];
    assert.ok(quick.length > 100);
    const byUrn = (a: { urn: string }, b: { urn: string }) => (a.urn < b.urn ? -1 : 1);
    assert.deepEqual(quick.sort(byUrn), plain.sort(byUrn));
  });

  it("marks what only a deployment knows, and whose it is", async () => {
    const [role, policy] = await recorded(() => {
      const role = new aws.iam.Role("role", { assumeRolePolicy: "{}" });
      new aws.iam.RolePolicy("policy", { role: role.name, policy: pulumi.secret("{}") });
    });
    assert.deepEqual(policy?.inputs, { role: "[computed]", policy: "[secret]" });
    assert.deepEqual(policy?.propertyDependencies, { role: [role?.urn] });
  });

  it("names a resource by its parents' types, as the engine does", async () => {
    const resources = await recorded(() => {
      const outer = new pulumi.ComponentResource("a:b:Outer", "outer");
      const inner = new pulumi.ComponentResource("a:b:Inner", "inner", {}, { parent: outer });
      new aws.iam.Role("role", { assumeRolePolicy: "{}" }, { parent: inner });
    });
    assert.equal(
      resources[2]?.urn,
      "urn:pulumi:dev::eks-tenancy::a:b:Outer$a:b:Inner$aws:iam/role:Role::role",
    );
  });

  it("refuses a URN registered twice, as the engine does", async () => {
    const twice = () => ["role", "role"].map((name) => new aws.iam.Role(name, { assumeRolePolicy: "{}" }));
    await assert.rejects(recorded(twice), /registers a URN twice/);
    assert.equal((await recorded(() => new aws.iam.Role("role", { assumeRolePolicy: "{}" }))).length, 1);
  });

  it("fails where the program does", async () => {
    await assert.rejects(
      recorded(() => Promise.reject(new Error("no such subnet"))),
      /no such subnet/,
    );
  });
});
