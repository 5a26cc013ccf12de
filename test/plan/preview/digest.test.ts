import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Digest, digestPreview } from "../../../plan/preview/digest.ts";
import { parsePreview } from "../../../plan/preview/document.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/preview/${name}.json`, import.meta.url), "utf8");

function digest(text: string): Digest {
  const parsed = parsePreview(text);
  if ("fault" in parsed) assert.fail(String(parsed.fault));
  return digestPreview(parsed, "dev");
}

describe("a real preview", () => {
  it("is grouped by tenant, with what becomes of each", () => {
    const { diff, same, failure } = digest(fixture("preview-changes"));
    assert.deepEqual(
      diff.tenants.map(({ name, status, changes }) => [name, status, changes.length]),
      [
        ["acme", "changed", 2],
        ["globex", "changed", 2],
        ["hooli", "removed", 7],
        ["umbrella", "added", 7],
      ],
    );
    assert.deepEqual(
      diff.platform.map(({ name, op, paths }) => [name, op, paths]),
      [["dev-eksCluster", "update", ["version"]]],
    );
    assert.deepEqual([same, failure], [20, null]);
  });

  it("tells a replacement with the engine's reason, once", () => {
    const [, globex] = digest(fixture("preview-changes")).diff.tenants;
    const group = globex?.changes.find(({ op }) => op === "replace");
    assert.deepEqual(
      group?.replaces.map(({ path }) => path),
      ["instanceTypes"],
    );
    assert.deepEqual(group?.paths, ["instanceTypes"]);
  });

  it("takes the three steps of a replacement for one", () => {
    const urn = "urn:pulumi:dev::p::aws:iam/role:Role::r";
    const state = (path: string) => ({ inputs: { path } });
    const steps = [
      {
        op: "create-replacement",
        urn,
        oldState: state("/a"),
        newState: state("/b"),
        replaceReasons: ["path"],
      },
      { op: "replace", urn, oldState: state("/a"), newState: state("/b"), replaceReasons: ["path"] },
      { op: "delete-replaced", urn, oldState: state("/a") },
    ];
    const { platform } = digest(JSON.stringify({ steps })).diff;
    assert.deepEqual(
      platform.map(({ op, paths }) => [op, paths]),
      [["replace", ["path"]]],
    );
  });

  it("takes the two steps of an adoption for one, and says what is adopted", () => {
    const [acme] = digest(fixture("preview-adopted")).diff.tenants;
    assert.equal(acme?.status, "added");
    assert.deepEqual(
      acme?.changes.map(({ name, op, paths, adopts }) => [name, op, paths.length, adopts]),
      [
        ["acme_nodes", "create", 0, "tenancy-dev:acme-2020"],
        ["acme_workloads", "create", 0, "acme-app"],
        ["acme_namespace", "create", 0, "acme"],
        ["acme", "create", 0, null],
      ],
    );
  });

  it("says that nothing changes", () => {
    const { diff, same } = digest(fixture("preview-unchanged"));
    assert.deepEqual([diff.tenants, diff.platform, same], [[], [], 32]);
  });

  it("tells what only loses its protection, which the engine counts as the same", () => {
    const urn = "urn:pulumi:dev::p::tenancy:index:Platform$aws:kms/key:Key::platform_secrets";
    const state = { inputs: {} };
    const same = [
      { op: "same", urn, oldState: { ...state, protect: true }, newState: state },
      { op: "same", urn: `${urn}-2`, oldState: state, newState: { ...state, protect: false } },
    ];
    const found = digest(JSON.stringify({ steps: same, changeSummary: { same: 2 } }));
    assert.equal(found.same, 1);
    assert.deepEqual(
      found.diff.platform.map(({ name, op, paths, unprotects }) => ({ name, op, paths, unprotects })),
      [{ name: "platform_secrets", op: "update", paths: ["protect"], unprotects: true }],
    );
  });

  it("that failed still tells what it came to, and the engine's words without colours", () => {
    const { diff, failure } = digest(fixture("preview-protected"));
    assert.deepEqual(
      diff.tenants.map(({ name, status }) => [name, status]),
      [["initech", "removed"]],
    );
    assert.match(failure ?? "", /cannot be deleted\nbecause it is protected/);
    const coloured = {
      diagnostics: [{ severity: "error", message: "\u001b[31m<{%fg 1%}>error:<{%reset%}> no\u001b[0m" }],
    };
    assert.equal(digest(JSON.stringify(coloured)).failure, "error: no");
  });

  it("finds the tenant of a resource whose parent stays as it is and so is not told", () => {
    const parent = "urn:pulumi:dev::p::tenancy:index:Tenant::acme";
    const urn = "urn:pulumi:dev::p::tenancy:index:Tenant$aws:iam/role:Role::acme_workloads";
    const steps = [
      { op: "update", urn, oldState: { parent, inputs: {} }, newState: { parent, inputs: { path: "/" } } },
    ];
    assert.deepEqual(
      digest(JSON.stringify({ steps })).diff.tenants.map(({ name, status }) => [name, status]),
      [["acme", "changed"]],
    );
  });
});

describe("a document that is no preview", () => {
  const whole = fixture("preview-changes");
  const cases: [name: string, text: string, expected: RegExp][] = [
    ["nothing", "", /is empty/],
    ["blanks", " \n", /is empty/],
    ["half of one", whole.slice(0, whole.length / 2), /not whole JSON/],
    ["one with a warning before it", `warning: x\n${whole}`, /not whole JSON/],
    ["a list", "[]", /not what pulumi preview --json writes/],
    ["an object of something else", '{"resources": []}', /not what pulumi preview --json writes/],
    ["steps of something else", '{"steps": [{"op": 1}]}', /not what .* \(at steps\.0\.op\)/],
  ];
  for (const [name, text, expected] of cases) {
    it(`is refused: ${name}`, () => {
      const parsed = parsePreview(text);
      assert.match("fault" in parsed ? String(parsed.fault) : "", expected);
    });
  }
});
