import assert from "node:assert/strict";
import type { Plan, PlannedResource } from "../../../plan/plan.ts";
import { least, ownedBy, planOf } from "../../support/tenants.ts";

const principal = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const people = `access: { admins: [${principal("a")}], developers: [${principal("d")}], viewers: [${principal("v")}] }\n`;
const nodes = "isolation: dedicated\nnodes: { instanceTypes: [m7i.large], min: 1, max: 2 }\n";

const typesOf = countTypes;

function countTypes(resources: readonly PlannedResource[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

describe("Tenant", () => {
  let plan: Plan;
  before(async () => {
    plan = await planOf({
      acme: least(`${nodes}${people}`),
      globex: least("isolation: pooled\n"),
      hooli: least(`${nodes}state: frozen\naccess: { admins: [${principal("h")}] }\n`),
      initech: least(
        `${nodes}state: offboarding\noffboarding: { destroys: [] }\naccess: { admins: [${principal("i")}] }\n`,
      ),
    });
  });

  const one = (tenant: string, type: string) => {
    const [found, ...more] = ownedBy(plan, tenant).filter((resource) => resource.type.endsWith(`:${type}`));
    assert.ok(found !== undefined && more.length === 0, `${tenant} has ${more.length + 1} ${type}`);
    return found;
  };

  it("of its own nodes owns 20 resources with a principal a persona and a service account", () => {
    assert.deepEqual(typesOf(ownedBy(plan, "acme")), {
      "aws:ec2/launchTemplate:LaunchTemplate": 1,
      "aws:eks/accessEntry:AccessEntry": 3,
      "aws:eks/nodeGroup:NodeGroup": 1,
      "aws:eks/podIdentityAssociation:PodIdentityAssociation": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "kubernetes:core/v1:LimitRange": 1,
      "kubernetes:core/v1:Namespace": 1,
      "kubernetes:core/v1:ResourceQuota": 1,
      "kubernetes:core/v1:ServiceAccount": 1,
      "kubernetes:networking.k8s.io/v1:NetworkPolicy": 1,
      "kubernetes:rbac.authorization.k8s.io/v1:Role": 3,
      "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": 3,
      "tenancy:index:Tenant": 1,
    });
  });

  it("that is pooled owns no nodes", () => {
    const types = typesOf(ownedBy(plan, "globex"));
    assert.equal(types["aws:eks/nodeGroup:NodeGroup"], undefined);
    assert.equal(types["aws:ec2/launchTemplate:LaunchTemplate"], undefined);
    assert.equal(types["kubernetes:core/v1:Namespace"], 1);
  });

  it("is the parent of all it owns, under the stack's two providers", () => {
    const owned = ownedBy(plan, "acme").filter(({ type }) => type !== "tenancy:index:Tenant");
    for (const { parent, provider, name, type } of owned) {
      assert.match(parent ?? "", /::tenancy:index:Tenant::acme$/, name);
      assert.match(provider ?? "", new RegExp(`:${type.split(":")[0]}::`), name);
    }
    assert.equal(new Set(owned.map(({ provider }) => provider)).size, 2);
  });

  it("names what it owns after itself, joined by what no name contains", () => {
    for (const { name } of ownedBy(plan, "acme")) assert.match(name, /^acme(_[a-z0-9-]+)*$/);
  });

  const dependsOn = (from: PlannedResource, type: string) =>
    from.dependsOn.some((urn) => urn.includes(`:${type}::`));

  it("starts nothing before its bounds exist, and ends before its nodes do", () => {
    const association = one("acme", "PodIdentityAssociation");
    for (const bound of ["ResourceQuota", "LimitRange", "NetworkPolicy", "RoleBinding"]) {
      assert.ok(dependsOn(association, bound), bound);
    }
    assert.ok(dependsOn(one("acme", "ServiceAccount"), "PodIdentityAssociation"));
    assert.ok(dependsOn(one("acme", "Namespace"), "NodeGroup"));
    assert.ok(dependsOn(one("acme", "ResourceQuota"), "Namespace"));
  });

  it("that is frozen keeps its nodes at zero, its people reading and its role without rights", () => {
    assert.deepEqual(one("hooli", "NodeGroup").inputs.scalingConfig, {
      desiredSize: 0,
      maxSize: 2,
      minSize: 0,
    });
    assert.match(JSON.stringify(one("hooli", "RolePolicy").inputs), /Deny[^}]*"\*/);
    assert.equal(ownedBy(plan, "hooli").filter(({ type }) => type.endsWith(":AccessEntry")).length, 1);
    const [admins, viewers] = ["hooli_admins_role", "hooli_viewers_role"].map(
      (name) => ownedBy(plan, "hooli").find((resource) => resource.name === name)?.inputs.rules,
    );
    assert.deepEqual(admins, viewers);
    const active = ownedBy(plan, "acme").find(({ name }) => name === "acme_admins_role");
    assert.notDeepEqual(active?.inputs.rules, viewers);
  });

  it("that is frozen holds its pods before its nodes go, or they would be made anew and wait", () => {
    assert.ok(dependsOn(one("hooli", "NodeGroup"), "ResourceQuota"));
    assert.ok(dependsOn(one("hooli", "ResourceQuota"), "Namespace"));
    assert.ok(!dependsOn(one("hooli", "Namespace"), "NodeGroup"));
  });

  it("that is offboarding lets nobody in", () => {
    assert.equal(ownedBy(plan, "initech").filter(({ type }) => type.endsWith(":AccessEntry")).length, 0);
  });

  it("passes its contract as its own inputs, which a preview shows", () => {
    assert.equal(one("acme", "Tenant").inputs.tier, "regular");
  });
});

describe("protection", () => {
  it("holds namespaces and roles where the stack says so, until a tenant is offboarding", async () => {
    const files = {
      acme: least(nodes),
      hooli: least(`${nodes}state: frozen\n`),
      initech: least(`${nodes}state: offboarding\noffboarding: { destroys: [] }\n`),
    };
    const [dev, staging] = [await planOf(files, "dev"), await planOf(files, "staging")];
    const held = (plan: Plan) =>
      plan.resources
        .filter(({ protect, tenant }) => protect && tenant !== null)
        .map(({ name }) => name)
        .sort();
    assert.deepEqual(held(dev), []);
    assert.deepEqual(held(staging), [
      "acme_namespace",
      "acme_workloads",
      "hooli_namespace",
      "hooli_workloads",
    ]);
  });
});
