import assert from "node:assert/strict";
import { disruptionOf } from "../../../plan/diff/disruptions.ts";
import type { Inputs } from "../../../plan/diff/outcomes.ts";
import { least } from "../../support/tenants.ts";
import { dedicated, diffOfFiles, said } from "./files.ts";

describe("what people notice of a change of values", () => {
  const noticed = (type: string, path: string, before: Inputs, after: Inputs) =>
    disruptionOf({ type, op: "update", paths: [path], before, after });

  it("is that a tenant starts nothing any more, and who of it is still let in", async () => {
    const stop = (before: string, after: string) => diffOfFiles({ acme: before }, { acme: after }).then(said);
    const namespace = "acme: Namespace acme_namespace: no pod starts any more";
    assert.deepEqual(await stop(least(), least("state: frozen\n")), [
      `${namespace}, and its people only read`,
    ]);
    assert.ok(
      (await stop(least(), least("state: offboarding\n"))).includes(
        `${namespace}, and its people lose access`,
      ),
    );
    const own = dedicated("m7i.large");
    assert.deepEqual(await stop(own, `${own}state: frozen\n`), [
      "acme: NodeGroup acme_nodes: every node goes, and all pods on them end",
      `${namespace}, those on nodes of its own end, and its people only read`,
    ]);
    assert.doesNotMatch((await stop(`${own}state: frozen\n`, own)).join(), /Namespace|NodeGroup/);
  });

  it("is a version that EKS does not go to", () => {
    const step = (before: string, after: string) =>
      noticed("eks:index:Cluster", "version", { version: before }, { version: after });
    assert.match(step("1.35", "1.36") ?? "", /^the control plane moves/);
    assert.equal(step("1.34", "1.36"), "EKS refuses 1.34 → 1.36: one minor version at a time");
    assert.equal(step("1.36", "1.34"), "EKS refuses 1.36 → 1.34: one minor version at a time");
    assert.equal(step("1.36", "1.35"), "EKS refuses 1.36 → 1.35 but for a week after the upgrade");
    assert.match(step("1.35", "<b>") ?? "", /^the control plane moves/);
  });

  it("is that one zone's failure cuts off all", () => {
    const strategy = (name: string) => ({ natGateways: { strategy: name } });
    const [each, one] = [strategy("OnePerAz"), strategy("Single")];
    assert.match(noticed("awsx:ec2:Vpc", "natGateways.strategy", each, one) ?? "", /with one zone all lose/);
    assert.equal(noticed("awsx:ec2:Vpc", "natGateways.strategy", one, each), null);
  });
});
