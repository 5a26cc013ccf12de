import assert from "node:assert/strict";
import { leadsToMore, rightsIn } from "../../../proof/access/rules.ts";

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
