import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlannedResource } from "../../../plan/plan.ts";
import { readPolicy } from "../../../proof/network/policy.ts";
import { type Pod, permits } from "../../../proof/network/traffic.ts";
import {
  anything,
  atLeast,
  exactly,
  maySelect,
  readSelector,
  surelySelects,
} from "../../../proof/objects/selector.ts";
import { Unjudgeable } from "../../../proof/objects/unjudgeable.ts";
import { manifests, ours, world } from "./worlds.ts";

const resource = (spec: PlannedResource["inputs"]): PlannedResource => ({
  urn: "policy",
  type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  name: "policy",
  tenant: null,
  parent: null,
  provider: null,
  inputs: { spec },
  protect: false,
  dependsOn: [],
  propertyDependencies: {},
});
const policy = (spec: PlannedResource["inputs"]) => readPolicy(resource(spec));
const pod = (namespace: string, labels: Record<string, string> = {}): Pod => ({
  namespace,
  namespaceLabels: exactly({ "kubernetes.io/metadata.name": namespace }),
  labels: exactly(labels),
});
const https = { protocol: "TCP", port: 443 };
const between = (
  spec: PlannedResource["inputs"],
  own: Pod,
  other: Pod,
  direction: "ingress" | "egress" = "ingress",
) => permits([policy(spec)], direction, own, { pod: other }, https);

describe("a network policy", () => {
  it("is open where none selects the pod, and closed where one does", () => {
    assert.equal(between({ podSelector: { matchLabels: { app: "web" } } }, pod("acme"), pod("globex")), true);
    assert.equal(between({ podSelector: {} }, pod("acme"), pod("globex")), false);
  });

  it("is about ingress where no type is said, and about egress only with rules", () => {
    assert.deepEqual([policy({}).ingress, policy({}).egress], [[], null]);
    assert.notEqual(policy({ egress: [{}] }).egress, null);
    assert.equal(policy({ policyTypes: ["Egress"] }).ingress, null);
  });

  it("means everyone by a rule without peers, and its own namespace by a pod selector alone", () => {
    assert.equal(between({ ingress: [{}] }, pod("acme"), pod("globex")), true);
    assert.equal(between({ ingress: [{ from: [] }] }, pod("acme"), pod("globex")), true);
    assert.equal(between({ ingress: [{ from: [{ podSelector: {} }] }] }, pod("acme"), pod("acme")), true);
    assert.equal(between({ ingress: [{ from: [{ podSelector: {} }] }] }, pod("acme"), pod("globex")), false);
  });

  it("means every namespace by an empty namespace selector", () => {
    const spec = {
      ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } }] }],
    };
    assert.equal(between(spec, pod("acme"), pod("globex", { app: "web" })), true);
    assert.equal(between(spec, pod("acme"), pod("globex")), false);
  });

  it("takes NotIn to hold for what lacks the key", () => {
    const selector = readSelector({ matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] });
    assert.deepEqual(
      [{}, { app: "db" }, { app: "web" }].map((labels) => maySelect(selector, exactly(labels))),
      [true, true, false],
    );
  });

  it("selects for sure only what no label can change", () => {
    const selector = readSelector({ matchLabels: { app: "web" } });
    assert.deepEqual([maySelect(selector, anything), surelySelects(selector, anything)], [true, false]);
    assert.deepEqual(
      [maySelect(selector, atLeast({ app: "db" })), surelySelects([], anything)],
      [false, true],
    );
  });

  it("takes a label called like a method for missing", () => {
    const selector = readSelector({ matchExpressions: [{ key: "constructor", operator: "Exists" }] });
    assert.equal(maySelect(selector, exactly({})), false);
  });

  it("adds up with others", () => {
    const closed = policy({ podSelector: {} });
    const open = policy({ podSelector: { matchLabels: { app: "web" } }, ingress: [{}] });
    const ask = (labels: Record<string, string>) =>
      permits([closed, open], "ingress", pod("acme", labels), { pod: pod("globex") }, https);
    assert.deepEqual([ask({}), ask({ app: "web" })], [false, true]);
  });

  for (const [what, spec] of [
    ["an unknown field", { tier: "Admin" }],
    ["a peer without a kind", { ingress: [{ from: [{}] }] }],
    ["a peer of two kinds", { ingress: [{ from: [{ podSelector: {}, ipBlock: { cidr: "10.0.0.0/8" } }] }] }],
    ["a list that is not known yet", { ingress: "[computed]" }],
    [
      "an operator it does not know",
      { podSelector: { matchExpressions: [{ key: "a", operator: "Gt", values: ["1"] }] } },
    ],
  ] as const) {
    it(`cannot be judged with ${what}`, () => {
      assert.throws(() => policy(JSON.parse(JSON.stringify(spec))), Unjudgeable);
    });
  }

  it("lets no more through for a pod of unknown labels than for any pod there could be, and no less", () => {
    fc.assert(
      fc.property(world, (one) => {
        const read = manifests(one).map((manifest) => policy(JSON.parse(JSON.stringify(manifest.spec))));
        for (const [index, { from, to, protocol, port }] of one.flows.entries()) {
          if (!ours(one)[index] || from.namespace === null || to.namespace === null) continue;
          const own = read.filter((_, at) => one.policies[at]?.namespace === to.namespace);
          const unknown = { ...pod(to.namespace), labels: anything };
          const sender = { ...pod(from.namespace), namespaceLabels: anything, labels: anything };
          assert.ok(permits(own, "ingress", unknown, { pod: sender, ip: from.ip }, { protocol, port }));
        }
      }),
      { numRuns: 30 },
    );
  });
});
