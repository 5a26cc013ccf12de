import assert from "node:assert/strict";
import { makePlan } from "../../../plan/make.ts";
import { describe as describeResource } from "../../../plan/render/describe.ts";
import { prove } from "../../../proof/prove.ts";
import { inputsOf, least, ownedBy } from "../../support/tenants.ts";

const role = "arn:aws:iam::111122223333:role/on-call";
const until = new Date(Date.now() + 86_400_000).toISOString();
const access = `access: { breakGlass: [{ principal: "${role}", until: "${until}", reason: INC-42 }] }\n`;

describe("emergency access", () => {
  it("is an access entry as one of the admins, with its end as a tag, and the proof holds", async () => {
    const inputs = inputsOf({
      acme: least(access),
      globex: least(`${access}state: frozen\n`.replace(role, `${role}-2`)),
    });
    const plan = await makePlan(inputs);
    const [entry, ...more] = ownedBy(plan, "acme").filter(({ type }) => type.endsWith(":AccessEntry"));
    assert.match(entry?.name ?? "", /^acme_access_[0-9a-f]{8}$/);
    assert.deepEqual(more, []);
    assert.equal(entry?.inputs.principalArn, role);
    assert.deepEqual(entry?.inputs.kubernetesGroups, ["tenants", "tenant:acme:admins"]);
    assert.match(JSON.stringify(entry?.inputs.tags), new RegExp(`"break-glass-until":"${until}"`));
    assert.equal(entry && describeResource(entry), `${role} as admins until ${until}`);
    const failed = prove(plan).claims.filter(({ holds }) => !holds);
    assert.deepEqual(
      failed.flatMap(({ counterexamples }) => counterexamples),
      [],
    );
  });

  it("is nobody's in the plan of a tenant that is offboarding", async () => {
    const plan = await makePlan(
      inputsOf({ acme: least(`${access}state: offboarding\noffboarding: { destroys: [] }\n`) }),
    );
    assert.ok(!ownedBy(plan, "acme").some(({ type }) => type.endsWith(":AccessEntry")));
  });
});
