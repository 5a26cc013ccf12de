import { readInputs } from "../../plan/inputs.ts";
import { makePlan } from "../../plan/make.ts";
import { renderManifests } from "../../plan/render/manifests.ts";
import { renderPlan } from "../../plan/render/text.ts";
import { assertGolden } from "../support/golden.ts";

const plain = { strong: (text: string) => text, faint: (text: string) => text };

describe("the example tenants", () => {
  for (const stack of ["dev", "staging", "prod"]) {
    it(`become in ${stack} what is committed`, async () => {
      assertGolden(
        `${stack}.txt`,
        renderPlan(await makePlan(readInputs({ stack, tenants: "tenants" })), plain),
      );
    });
  }

  it("become Kubernetes objects as committed", async () => {
    const plan = await makePlan(readInputs({ stack: "dev", tenants: "tenants" }));
    const acme = plan.resources.filter(({ tenant }) => tenant === "acme");
    assertGolden("acme.dev.yaml", renderManifests({ ...plan, resources: acme }));
  });
});
