import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../support/run-command.ts";

describe("guard and drift", () => {
  const directory = mkdtempSync(join(tmpdir(), "guard-"));
  const changes = "test/fixtures/preview/preview-changes.json";

  it("refuse what nobody approved, and say how to", async () => {
    const { code, output } = await runCommand("guard", ["--preview", changes, "--stack", "prod"]);
    assert.equal(code, 1);
    assert.match(
      output,
      /REFUSED {2}hooli {2}delete {2}kubernetes:core\/v1:Namespace {2}hooli-namespace: every object/,
    );
    assert.match(output, /prod: 5 of 5 deletions and replacements are not approved/);
    assert.match(output, /label the pull request "allow-deletion: hooli"/);
    assert.match(output, /with allow: globex,hooli\./);
  });

  it("let go what labels and the person who deploys approve together", async () => {
    const labels = join(directory, "labels.json");
    writeFileSync(labels, JSON.stringify(["allow-deletion: hooli"]));
    const flags = ["--preview", changes, "--labels", labels, "--allow"];
    assert.equal((await runCommand("guard", [...flags, ""])).code, 1);
    const { code, output } = await runCommand("guard", [...flags, "globex"]);
    assert.equal(code, 0);
    assert.match(output, /dev: 5 deletions and replacements, all approved/);
  });

  it("refuse a preview that wrote nothing", async () => {
    const empty = join(directory, "empty.json");
    writeFileSync(empty, "");
    for (const name of ["guard", "drift"]) {
      const { code, errors } = await runCommand(name, ["--preview", empty]);
      assert.equal(code, 1, name);
      assert.match(errors, /empty\.json is empty/);
    }
  });

  it("take only what can be a stack's name", async () => {
    for (const name of ["guard", "drift"]) {
      const { code, errors } = await runCommand(name, ["--preview", changes, "--stack", "-->"]);
      assert.equal(code, 2, name);
      assert.match(errors, /A stack is named like dev/);
    }
  });

  it("tell what others wrote into the cluster", async () => {
    const preview = ["--preview", "test/fixtures/preview/preview-unchanged.json"];
    const file = join(directory, "live.json");
    const role = (manager: string) => {
      const managedFields = [
        { manager, operation: "Update", fieldsType: "FieldsV1", fieldsV1: { "f:rules": {} } },
      ];
      return { kind: "Role", metadata: { name: "tenant-admins", namespace: "acme", managedFields } };
    };
    const drift = (items: object[]) => {
      writeFileSync(file, JSON.stringify({ apiVersion: "v1", kind: "List", items }));
      return runCommand("drift", [...preview, "--live", file]);
    };
    const found = await drift([role("pulumi-kubernetes"), role("kubectl-edit")]);
    assert.equal(found.code, 1);
    assert.match(found.output, /\| `Role` `acme\/tenant-admins` \| `rules` \| `kubectl-edit` \|/);
    assert.equal((await drift([role("pulumi-kubernetes")])).code, 0);
    const blind = await drift([{ kind: "Role", metadata: { name: "x" } }]);
    assert.equal(blind.code, 1);
    assert.match(
      blind.errors,
      /live\.json is not what kubectl get .*--show-managed-fields writes \(at items\.0/,
    );
    const none = await runCommand("drift", [...preview, "--live", join(directory, "none.json")]);
    assert.match(none.errors, /none\.json cannot be read \(ENOENT\)/);
  });

  it("tell drift, and tell it from a preview that failed", async () => {
    const found = await runCommand("drift", ["--preview", changes]);
    assert.equal(found.code, 1);
    assert.match(found.output, /19 resources/);
    const failed = await runCommand("drift", ["--preview", "test/fixtures/preview/preview-protected.json"]);
    assert.equal(failed.code, 1);
    assert.match(failed.errors, /The preview of dev failed/);
    const clean = await runCommand("drift", ["--preview", "test/fixtures/preview/preview-unchanged.json"]);
    assert.equal(clean.code, 0);
  });
});
