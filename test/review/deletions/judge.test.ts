import assert from "node:assert/strict";
import { judgeDeletions } from "../../../review/deletions/judge.ts";
import { readPreview } from "../../../review/preview-document.ts";
import { preview, step, tenantUrn } from "../steps.ts";

const fixture = (name: string) => readPreview(`test/fixtures/preview/preview-${name}.json`);
const judge = (document: Parameters<typeof judgeDeletions>[0], ...allowed: string[]) =>
  judgeDeletions(document, new Set(allowed));
const namespace = "kubernetes:core/v1:Namespace";
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";

describe("the deletion guard", () => {
  it("lets a preview pass in which nothing goes", () => {
    assert.deepEqual(judge(fixture("unchanged")), { deletions: [], faults: [], isAllowed: true });
  });

  it("names what goes for good in a real engine's preview, and nothing else", () => {
    const { deletions, isAllowed } = judge(fixture("changes"));
    assert.equal(isAllowed, false);
    assert.deepEqual(
      deletions.map(({ owner, op, name }) => `${owner} ${op} ${name}`),
      [
        "globex replace globex-nodes",
        "hooli delete hooli-nodes",
        "hooli delete hooli-role",
        "hooli delete hooli-namespace",
        "hooli delete hooli",
      ],
    );
  });

  it("lets go what is approved, by each owner's name", () => {
    assert.equal(judge(fixture("changes"), "hooli").isAllowed, false);
    assert.equal(judge(fixture("changes"), "hooli", "globe").isAllowed, false);
    assert.equal(judge(fixture("changes"), "hooli", "globex").isAllowed, true);
  });

  it("relies on no preview that failed, whatever is approved", () => {
    const { faults, isAllowed } = judge(fixture("protected"), "initech");
    assert.equal(isAllowed, false);
    assert.match(faults[0] ?? "", /cannot be deleted because it is protected/);
  });

  it("relies on no document that counts more than it lists", () => {
    const cut = preview([step("same", "acme", namespace, "acme")], { changeSummary: { delete: 3, same: 2 } });
    assert.deepEqual(judge(cut).faults, ["it counts 3 steps of kind delete and lists 0"]);
    assert.equal(judge(cut).isAllowed, false);
    assert.equal(judge(preview([])).isAllowed, false);
  });

  it("lets resources go that come back with the next update", () => {
    const document = preview([
      step("delete", "acme", "kubernetes:networking.k8s.io/v1:NetworkPolicy", "acme_network"),
      step("replace", "acme", "aws:iam/rolePolicy:RolePolicy", "acme_storage"),
      step("update", "acme", nodeGroup, "acme_nodes"),
      step("create", "acme", namespace, "acme"),
    ]);
    assert.equal(judge(document).isAllowed, true);
  });

  it("holds the platform's to the platform's own approval", () => {
    const document = preview([step("delete", null, "aws:s3/bucket:Bucket", "data")]);
    assert.equal(judge(document, "acme").isAllowed, false);
    assert.equal(judge(document, "Platform").isAllowed, true);
  });

  it("holds a protected resource of any type", () => {
    const document = preview([step("delete", "acme", "aws:sqs/queue:Queue", "q", { protect: true })]);
    assert.equal(judge(document).deletions[0]?.why, "it is protected");
  });

  it("counts any step that it does not know as an end", () => {
    for (const op of ["delete-replaced", "create-replacement", "discard", "vaporise"]) {
      assert.equal(judge(preview([step(op, "acme", namespace, "acme")])).isAllowed, false, op);
    }
  });

  it("tells a replacement once, however many steps it takes", () => {
    const ops = ["create-replacement", "replace", "delete-replaced"];
    const { deletions } = judge(preview(ops.map((op) => step(op, "acme", nodeGroup, "acme_nodes"))));
    assert.deepEqual(
      deletions.map(({ op }) => op),
      ["replace"],
    );
  });

  it("finds a tenant through a parent between, and survives parents in a circle", () => {
    const inner = step("delete", "acme", namespace, "inner");
    const outer = step("update", "acme", "some:index:Group", "outer");
    const nested = { ...inner, oldState: { parent: outer.urn } };
    assert.equal(judge(preview([nested, outer])).deletions[0]?.owner, "acme");
    const circle = { ...inner, oldState: { parent: inner.urn } };
    assert.equal(judge(preview([circle])).deletions[0]?.owner, "Platform");
  });

  it("is not misled by a logical name that looks like a tenant's URN", () => {
    const document = preview([step("delete", "acme", namespace, `x::${tenantUrn("globex")}`)]);
    assert.equal(judge(document, "globex").isAllowed, false);
    assert.equal(judge(document, "acme").isAllowed, true);
  });
});
