import assert from "node:assert/strict";
import { tableHead, tableRows } from "../../../plan/render/table.ts";
import { least, planOf } from "../../support/tenants.ts";

const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const file = (state: string, name: string) =>
  least(`isolation: dedicated
state: ${state}
nodes: { min: 1, max: 4 }
access:
  admins: [${arn(`${name}-admins`)}]
  breakGlass: [{ principal: ${arn(`${name}-on-call`)}, until: ${tomorrow}, reason: INC-42 }]
`);

describe("the table of a plan", () => {
  it("tells who comes in and how few nodes there are, as the tenant's state has it", async () => {
    const plan = await planOf({
      acme: file("active", "acme"),
      globex: file("frozen", "globex"),
      hooli: file("offboarding", "hooli"),
    });
    const rows = tableRows(plan).map((cells) =>
      ["tenant", "nodes", "people"].map((title) => cells[tableHead.indexOf(title)]?.split(" ")[0]),
    );
    assert.deepEqual(rows, [
      ["acme", "1–4", "2"],
      ["globex", "0–4", "2"],
      ["hooli", "0–4", "0"],
    ]);
    const entries = plan.resources.filter(({ type }) => type.endsWith(":AccessEntry"));
    assert.deepEqual(
      ["acme", "globex", "hooli"].map((name) => entries.filter(({ tenant }) => tenant === name).length),
      [2, 2, 0],
    );
  });
});
