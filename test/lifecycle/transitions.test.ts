import assert from "node:assert/strict";
import { resourceChanges } from "../../plan/diff/resources.ts";
import type { Plan } from "../../plan/plan.ts";
import { inputsOf, least, planOf } from "../support/tenants.ts";

const people = "access: { admins: ['arn:aws:iam::111122223333:role/a'] }\n";
const nodes = "isolation: dedicated\nnodes: { instanceTypes: [m7i.large], min: 1, max: 2 }\n";
const quota = "quota: { cpu: 2, memory: 8Gi, ephemeralStorage: 20Gi, pods: 20, gpus: 0 }\n";

const pooled = least(`${people}${quota}`);
const active = least(`${nodes}${people}${quota}`);
const frozen = `${active}state: frozen\n`;
const offboarding = `${active}state: offboarding\noffboarding: { destroys: [data-db-0] }\n`;
const premium = active.replace("tier: regular", "tier: premium");

const plans = new Map<string | null, Promise<Plan>>();

/** A stack with a neighbour, and the tenant as its file says; without it where it has no file. */
function stackWith(acme: string | null): Promise<Plan> {
  const plan = plans.get(acme) ?? planOf({ globex: least(), ...(acme === null ? {} : { acme }) }, "staging");
  plans.set(acme, plan);
  return plan;
}

/** What the engine would do to the whole stack, the tenant's own row left out. */
async function changes(before: string | null, after: string | null) {
  const found = resourceChanges(await stackWith(before), await stackWith(after));
  return found.flatMap(({ change }) => (change.type === "tenancy:index:Tenant" ? [] : [change]));
}

/** `update NodeGroup acme_nodes scalingConfig.minSize` */
async function steps(before: string | null, after: string | null): Promise<string[]> {
  return (await changes(before, after)).map(({ op, type, name, paths }) =>
    [op, type.split(":").at(-1), name, ...paths].join(" "),
  );
}

/** What people notice. */
const notices = async (before: string, after: string) =>
  (await changes(before, after)).flatMap(({ disruption }) => disruption ?? []);

const whole = [
  "LaunchTemplate acme_nodes",
  "AccessEntry acme_admins_9ef77515",
  "NodeGroup acme_nodes",
  "PodIdentityAssociation acme_workloads_app",
  "Role acme_workloads",
  "RolePolicy acme_storage",
  "LimitRange acme_limits",
  "Namespace acme_namespace",
  "ResourceQuota acme_quota",
  "ServiceAccount acme_app",
  "NetworkPolicy acme_network",
  "Role acme_admins_role",
  "Role acme_developers_role",
  "Role acme_viewers_role",
  "RoleBinding acme_admins_binding",
  "RoleBinding acme_developers_binding",
  "RoleBinding acme_viewers_binding",
];

const atRest = [
  "update NodeGroup acme_nodes scalingConfig.desiredSize scalingConfig.minSize",
  "update RolePolicy acme_storage policy",
  "update Namespace acme_namespace metadata.labels.tenant-state",
  "update ResourceQuota acme_quota spec.hard.pods",
  "update Role acme_admins_role rules",
  "update Role acme_developers_role rules",
];

describe("a tenant's life changes exactly", () => {
  it("everything of its own when it is added", async () => {
    assert.deepEqual(
      await steps(null, active),
      whole.map((name) => `create ${name}`),
    );
  });

  it("nothing when it is applied again", async () => {
    assert.deepEqual(
      resourceChanges(await stackWith(active), await planOf({ globex: least(), acme: active }, "staging")),
      [],
    );
  });

  it("tags, bounds and the namespace's label with its tier, and replaces nothing", async () => {
    const found = await changes(active, premium);
    assert.deepEqual(
      found.map(({ op, name }) => `${op} ${name}`),
      [
        "acme_nodes",
        "acme_admins_9ef77515",
        "acme_nodes",
        "acme_workloads_app",
        "acme_workloads",
        "acme_limits",
        "acme_namespace",
        "acme_quota",
      ].map((name) => `update ${name}`),
    );
  });

  it("what it may do when it is frozen, and the same back when it is thawed", async () => {
    assert.deepEqual(await steps(active, frozen), atRest);
    assert.deepEqual(await steps(frozen, active), atRest);
  });

  it("people and state when it goes from frozen to offboarding; from active, all that freezing does too", async () => {
    const leave = "delete AccessEntry acme_admins_9ef77515";
    assert.deepEqual(await steps(frozen, offboarding), [leave, atRest[2]]);
    assert.deepEqual(await steps(active, offboarding), [leave, ...atRest]);
  });

  it("all that is left when its file is removed, of which nothing is protected any more", async () => {
    const found = await changes(offboarding, null);
    assert.deepEqual(
      found.map(({ op, type, name }) => `${op} ${type.split(":").at(-1)} ${name}`),
      whole.filter((name) => !name.startsWith("AccessEntry")).map((name) => `delete ${name}`),
    );
    assert.ok(found.every(({ protect }) => !protect));
    const held = (await changes(frozen, null)).flatMap(({ name, protect }) => (protect ? [name] : []));
    assert.deepEqual(held, ["acme_workloads", "acme_namespace"]);
  });

  it("everything again when it is added again, once its name is dealt with", async () => {
    assert.deepEqual(
      await steps(null, active),
      whole.map((name) => `create ${name}`),
    );
    const removed = "- { name: acme, removed: 2026-11-23, reason: Contract ended }\n";
    assert.throws(
      () => inputsOf({ acme: active, removed }),
      /acme\.yaml:1:1 takes the name of a tenant that was removed/,
    );
    assert.equal(inputsOf({ globex: least(), removed }).tenants.length, 1);
  });

  it("its nodes and the label that leads to them when it gets its own, which are there first", async () => {
    assert.deepEqual(await steps(pooled, active), [
      "create LaunchTemplate acme_nodes",
      "create NodeGroup acme_nodes",
      "update Namespace acme_namespace metadata.labels.tenant-nodes",
    ]);
    const { resources } = await stackWith(active);
    const dependsOn = resources.find(({ name }) => name === "acme_namespace")?.dependsOn ?? [];
    assert.match(dependsOn.join(), /NodeGroup::acme_nodes/);
    assert.deepEqual(await steps(active, pooled), [
      "delete LaunchTemplate acme_nodes",
      "delete NodeGroup acme_nodes",
      "update Namespace acme_namespace metadata.labels.tenant-nodes",
    ]);
  });

  it("its node group when it gets another instance type, a new one before the old one goes", async () => {
    const other = active.replace("m7i.large", "m7i.xlarge");
    assert.deepEqual(await steps(active, other), ["replace NodeGroup acme_nodes instanceTypes[0]"]);
    assert.deepEqual(await notices(active, other), [
      "a new group comes up first, then every node of the old one drains",
    ]);
  });

  it("where its pods run, and says what becomes of those that do", async () => {
    const leads =
      "new pods start on other nodes; those that run stay until they are restarted or their nodes go";
    assert.deepEqual(await notices(pooled, active), [leads]);
    assert.deepEqual(await notices(active, pooled), [
      "when all else is done every node drains: its pods end, and new ones start where the namespace leads",
      leads,
    ]);
  });
});

describe("a file that offboards a tenant", () => {
  const problem = (text: string) => {
    try {
      return String(inputsOf({ acme: text }, "staging").tenants[0]?.offboarding?.destroys);
    } catch (error) {
      return String(error).replace(/^.*acme\.yaml:/, "");
    }
  };

  it("may confirm what is destroyed", () => {
    assert.equal(problem(offboarding), "data-db-0");
    assert.equal(problem(`${active}state: offboarding\n`), "undefined");
  });

  it("names claims as Kubernetes does, each once", () => {
    assert.match(problem(offboarding.replace("data-db-0", "Data")), /destroys\[0\]: "Data" is not a Persist/);
    assert.match(problem(offboarding.replace("data-db-0", "a, a")), /stands here a second time/);
  });

  it("is the only one that does", () => {
    const early = `${active}offboarding: { destroys: [] }\n`;
    assert.match(problem(early), /8:14 offboarding: confirms what is destroyed, but nothing is offboarding/);
    const elsewhere = early.replace("dev: {}", "dev: { state: offboarding }");
    assert.equal(problem(elsewhere), "undefined");
  });
});
