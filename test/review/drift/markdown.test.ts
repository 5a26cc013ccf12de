import assert from "node:assert/strict";
import { longestBody } from "../../../plan/render/comment/sticky.ts";
import { driftIn } from "../../../review/drift/changes.ts";
import { driftMarkdown } from "../../../review/drift/markdown.ts";
import { readPreview } from "../../../review/preview-document.ts";
import { preview, step } from "../steps.ts";

describe("drift", () => {
  it("is every step that would change something, the platform's first", () => {
    const changes = driftIn(readPreview("test/fixtures/preview/preview-changes.json"));
    assert.equal(changes.length, 19);
    assert.deepEqual(changes[0], {
      tenant: null,
      op: "update",
      type: "aws:eks/cluster:Cluster",
      name: "dev-eksCluster",
      paths: [],
    });
    assert.deepEqual(driftIn(readPreview("test/fixtures/preview/preview-unchanged.json")), []);
  });

  it("is not what a refresh only looked at", () => {
    const looked = ["refresh", "read", "same"].map((op) => step(op, "acme", "aws:iam/role:Role", "acme"));
    assert.deepEqual(driftIn(preview(looked)), []);
  });

  it("is a protection that somebody took away, which the engine counts as the same", () => {
    const role = step("same", "acme", "aws:iam/role:Role", "acme_workloads");
    const [taken] = driftIn(preview([{ ...role, oldState: {}, newState: { protect: true } }]));
    assert.deepEqual([taken?.op, taken?.paths], ["update", ["protect"]]);
    assert.deepEqual(
      driftIn(preview([{ ...role, oldState: { protect: true }, newState: { protect: true } }])),
      [],
    );
  });

  it("is told once where the refresh and the program both name it", () => {
    const twice = [
      step("update", "acme", "aws:iam/role:Role", "a"),
      step("update", "acme", "aws:iam/role:Role", "a"),
    ];
    assert.equal(driftIn(preview(twice)).length, 1);
  });

  it("is told by owner, with the properties", () => {
    const detailedDiff = { "spec.hard.cpu": {}, "spec.hard.memory": {} };
    const changes = driftIn(
      preview([
        { ...step("update", "acme", "kubernetes:core/v1:ResourceQuota", "acme_quota"), detailedDiff },
      ]),
    );
    const text = driftMarkdown({
      stack: "prod",
      changes,
      writes: [],
      runUrl: "https://github.example/runs/1",
    });
    assert.ok(
      text.startsWith(
        "<!-- eks-tenancy-drift:prod -->\n**prod** is not what `main` says: 1 resource would change, of `acme`.",
      ),
    );
    assert.ok(
      text.includes(
        "| `acme` | update | `kubernetes:core/v1:ResourceQuota` `acme_quota` | `spec.hard.cpu`, `spec.hard.memory` |",
      ),
    );
  });

  it("keeps a hostile property in its cell", () => {
    const hostile = '`|</details>\n::error::@org/team\u001b[31m"\u202e';
    const changes = driftIn(
      preview([{ ...step("update", "acme", "aws:iam/role:Role", hostile), detailedDiff: { [hostile]: {} } }]),
    );
    const text = driftMarkdown({ stack: "prod", changes, writes: [], runUrl: null });
    const rows = text.split("\n").filter((line) => line.startsWith("| `acme`"));
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.split("|").length, 6);
    assert.equal(rows[0]?.split("`").length, 9);
    assert.doesNotMatch(text, /^::/m);
  });

  it("fits an issue, however much has drifted", () => {
    const name = "x".repeat(300);
    const detailedDiff = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${name}${index}`, {}]));
    const steps = Array.from({ length: 5000 }, (_, index) => ({
      ...step("update", `tenant-${index}`, "aws:iam/role:Role", `${index}${name}`),
      detailedDiff,
    }));
    const text = driftMarkdown({ stack: "prod", changes: driftIn(preview(steps)), writes: [], runUrl: null });
    assert.ok(text.length < longestBody, String(text.length));
    assert.match(text, /5,000 resources would change, of 5,000 owners/);
    assert.match(text, /And \d,\d{3} more\./);
  });
});
