import assert from "node:assert/strict";
import { resourceChanges } from "../../plan/diff/resources.ts";
import { inputsOf, least, planOf } from "../support/tenants.ts";
import { active, changes, frozen, offboarding, premium, stackWith, steps } from "./steps.ts";

const whole = [
  "LaunchTemplate acme_nodes",
  "AccessEntry acme_access_9ef77515",
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
        "acme_access_9ef77515",
        "acme_nodes",
        "acme_workloads_app",
        "acme_workloads",
        "acme_limits",
        "acme_namespace",
        "acme_quota",
      ].map((name) => `update ${name}`),
    );
  });

  it("one entry's groups in place when somebody gets another persona, and its tag when an emergency ends", async () => {
    const developer = active.replace("admins:", "developers:");
    const groups = ["update AccessEntry acme_access_9ef77515 kubernetesGroups[1]"];
    assert.deepEqual(await steps(developer, active), groups);
    assert.deepEqual(await steps(active, developer), groups);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const onCall = active.replace(
      /admins: \['(.*)'\]/,
      `breakGlass: [{ principal: "$1", until: "${until}", reason: INC-42 }]`,
    );
    assert.deepEqual(await steps(onCall, active), [
      "update AccessEntry acme_access_9ef77515 tags.break-glass-until",
    ]);
  });

  it("what it may do when it is frozen, and the same back when it is thawed", async () => {
    assert.deepEqual(await steps(active, frozen), atRest);
    assert.deepEqual(await steps(frozen, active), atRest);
  });

  it("people and state when it goes from frozen to offboarding; from active, all that freezing does too", async () => {
    const leave = "delete AccessEntry acme_access_9ef77515";
    const [nodes, policy, namespace, ...rest] = atRest;
    const unprotected = ["update Role acme_workloads protect", `${namespace} protect`];
    assert.deepEqual(await steps(frozen, offboarding), [leave, ...unprotected]);
    const [role, labels] = unprotected;
    assert.deepEqual(await steps(active, offboarding), [leave, nodes, role, policy, labels, ...rest]);
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
});
