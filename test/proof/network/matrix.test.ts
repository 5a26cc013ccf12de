import assert from "node:assert/strict";
import { most, renderMatrix } from "../../../proof/network/matrix.ts";
import { viewOf } from "../../../proof/view.ts";
import { set } from "../support/inputs.ts";
import { examplePlan, withCopies } from "../support/plans.ts";
import { named } from "../support/resources.ts";

describe("the matrix of who can reach whom", function () {
  this.timeout(60_000);

  it("shows the declared path of the examples and no other", async () => {
    const text = renderMatrix(viewOf(await examplePlan("dev")));
    assert.match(text, /\| \*\*globex\*\* \| tcp 8443 \| ■ \| · /);
    assert.match(text, /\| \*\*acme\*\* \| ■ \| · \| · /);
    assert.match(text, /1 open path;/);
    assert.match(text, /\*\*acme\*\* .*internet tcp 443/);
    assert.doesNotMatch(text, /169\.254/);
  });

  it("shows no path that only one side opens", async () => {
    const plan = set(await examplePlan("dev"), named("NetworkPolicy", "acme_network"), "spec.ingress", []);
    assert.match(renderMatrix(viewOf(plan)), /0 open paths;/);
  });

  it("lists what is open where a matrix would be too large", async () => {
    const names = Array.from({ length: most + 1 }, (_, index) => `tenant-${index}`);
    const text = renderMatrix(viewOf(withCopies(await examplePlan("dev"), "umbrella", names)));
    assert.match(text, /31 tenants, 930 ordered pairs, 0 open paths/);
    assert.doesNotMatch(text, /■/);
  });
});
