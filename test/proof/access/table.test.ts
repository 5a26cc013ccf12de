import assert from "node:assert/strict";
import { leadsToMore, rightsIn } from "../../../proof/access/rules.ts";
import { right, rightsOf } from "../../../proof/access/table.ts";
import { personas } from "../../../proof/vocabulary.ts";

describe("the table of personas", () => {
  it("promises nothing that leads to more", () => {
    for (const persona of personas) {
      assert.deepEqual(
        [...rightsOf(persona).may].filter((granted) => leadsToMore(granted) !== undefined),
        [],
      );
    }
  });

  it("gives each persona what those below it have, and more", () => {
    const [viewers, developers, admins] = [rightsOf("viewers"), rightsOf("developers"), rightsOf("admins")];
    assert.ok([...viewers.must].every((granted) => developers.must.has(granted)));
    assert.ok([...developers.must].every((granted) => admins.must.has(granted)));
    assert.ok(viewers.must.size < developers.must.size && developers.must.size < admins.must.size);
  });

  it("keeps Secrets from viewers and DaemonSets from everyone", () => {
    assert.ok(!rightsOf("viewers").may.has(right("get", "", "secrets")));
    assert.ok(rightsOf("developers").may.has(right("get", "", "secrets")));
    assert.ok(!rightsOf("admins").may.has(right("create", "apps", "daemonsets")));
  });
});

describe("the rules of a role", () => {
  it("are taken apart into single rights", () => {
    const rules = [
      { apiGroups: ["", "apps"], resources: ["pods"], verbs: ["get", "list"], resourceNames: ["a"] },
    ];
    assert.deepEqual(rightsIn(rules), ["get /pods:a", "list /pods:a", "get apps/pods:a", "list apps/pods:a"]);
  });

  it("are not judged with a field that is not known", () => {
    assert.throws(() => rightsIn([{ apiGroups: [""], resources: ["pods"], verbs: ["get"], except: ["a"] }]));
    assert.throws(() => rightsIn("[computed]"));
  });

  for (const granted of [
    "escalate rbac.authorization.k8s.io/roles",
    "get /nodes/proxy",
    "create /serviceaccounts/token",
    "patch /namespaces:acme",
    "get */pods",
    "create apps/daemonsets",
  ]) {
    it(`lead to more by ${granted}`, () => assert.notEqual(leadsToMore(granted), undefined));
  }
  for (const granted of [
    "get /pods",
    "create apps/deployments",
    "get /namespaces:acme",
    "get discovery.k8s.io/endpointslices",
  ]) {
    it(`lead to no more by ${granted}`, () => assert.equal(leadsToMore(granted), undefined));
  }
});
