import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { readInputs } from "../../plan/inputs.ts";
import { makePlan } from "../../plan/make.ts";
import type { PlannedResource } from "../../plan/plan.ts";
import { record } from "../../plan/record.ts";
import { asEngineGives } from "../support/engine-config.ts";

describe("the program that the engine runs", () => {
  it("registers what a plan shows, and nothing else", async () => {
    const { config } = parse(readFileSync("stacks/Pulumi.dev.yaml", "utf8"));
    const found: PlannedResource[] = [];
    await record(
      async () => {
        pulumi.runtime.setAllConfig(asEngineGives(config));
        await import("../../stacks/index.ts");
      },
      "dev",
      (resources) => found.push(...resources),
      (run) => run(),
    );
    const { resources } = await makePlan(readInputs({ stack: "dev", tenants: "tenants" }));
    const byUrn = (one: PlannedResource, other: PlannedResource) => (one.urn < other.urn ? -1 : 1);
    assert.deepEqual(found.sort(byUrn), resources);
  });
});
