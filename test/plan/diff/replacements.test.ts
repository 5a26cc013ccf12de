import assert from "node:assert/strict";
import { replacements } from "../../../plan/diff/forced-replacements.ts";
import { forcedReplacement, replacingInput } from "../../../plan/diff/replacements.ts";
import { least, planOf } from "../../support/tenants.ts";

describe("the table of inputs that force a replacement", () => {
  it("knows every type of a plan that is not made of parts, each with its source", async () => {
    const plan = await planOf({
      acme: `${least().replace("regular", "premium")}isolation: dedicated\nstorage: { s3: read-write, accessPoint: true }\n`,
    });
    const types = new Set(
      plan.resources.map(({ type }) => type).filter((type) => !type.startsWith("tenancy:")),
    );
    const unknown = [...types].filter((type) => !type.startsWith("kubernetes:") && !(type in replacements));
    assert.deepEqual(unknown, []);
    for (const { source } of Object.values(replacements)) assert.notEqual(source, "");
  });

  it("takes what is in an input for the input, and others for none", () => {
    assert.equal(replacingInput("aws:eks/nodeGroup:NodeGroup", "instanceTypes[0]"), "instanceTypes");
    assert.equal(replacingInput("aws:eks/nodeGroup:NodeGroup", "launchTemplate"), "launchTemplate.id");
    assert.equal(replacingInput("aws:eks/nodeGroup:NodeGroup", "launchTemplate.version"), undefined);
    assert.equal(replacingInput("aws:eks/nodeGroup:NodeGroup", "scalingConfig.minSize"), undefined);
    assert.equal(replacingInput("kubernetes:core/v1:Namespace", "metadata.name"), "metadata.name");
    assert.equal(replacingInput("kubernetes:core/v1:Namespace", "metadata.labels.a"), undefined);
    assert.deepEqual(forcedReplacement("tenancy:index:Tenant").inputs, []);
  });
});
