import assert from "node:assert/strict";
import { resourceChanges } from "../../../plan/diff/resources.ts";
import type { EngineOptions } from "../../../plan/engine-options.ts";
import { makePlan } from "../../../plan/make.ts";
import { set } from "../../proof/support/inputs.ts";
import { named, replace } from "../../proof/support/resources.ts";
import { diffOf } from "../../support/diffs.ts";
import { inputsOf, least, planOf } from "../../support/tenants.ts";

describe("a comparison of two plans", () => {
  it("spreads a replacement to those that take the resource's outputs in", async () => {
    const head = await planOf({ acme: least() });
    const base = set(head, named("Role", "acme_workloads"), "name", "old");
    const [acme] = diffOf(base, head, ["components/identity.ts"]).tenants;
    const op = (name: string) => acme?.changes.filter((change) => change.name === name).map(({ op }) => op);
    assert.deepEqual(op("acme_workloads"), ["replace"]);
    assert.deepEqual(op("acme_storage"), ["replace"]);
    assert.deepEqual(op("acme_workloads_app"), ["update"]);
  });

  it("tells what the engine is told, which starts no roll-out of nodes", async () => {
    const base = await planOf({ acme: least("isolation: dedicated\n") });
    const told = (name: string) => (options: EngineOptions) =>
      replace(base, named("LaunchTemplate", name), (resource) => ({ ...resource, options }));
    const [change, ...others] = resourceChanges(base, told("acme_nodes")({ retainOnDelete: true }));
    assert.deepEqual(
      [change?.change.name, change?.change.op, change?.change.paths],
      ["acme_nodes", "update", ["ignoreChanges", "retainOnDelete"]],
    );
    assert.deepEqual(others, []);
  });

  it("replaces node groups whose subnets are of other zones", async () => {
    const inputs = inputsOf({ acme: least("isolation: dedicated\n") });
    const { settings } = inputs;
    const zones = settings.network.zones.slice(0, 2);
    const fewer = { ...inputs, settings: { ...settings, network: { ...settings.network, zones } } };
    const replaced = resourceChanges(await makePlan(inputs), await makePlan(fewer)).filter(
      ({ change }) => change.op === "replace",
    );
    assert.deepEqual(
      replaced.map(({ change }) => [change.name, change.replaces.map(({ path }) => path)]),
      [
        ["platform_pool", ["subnetIds"]],
        ["platform_system", ["subnetIds"]],
        ["acme_nodes", ["subnetIds"]],
      ],
    );
  });
});
