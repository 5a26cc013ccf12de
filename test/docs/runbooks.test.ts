import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseSettings } from "../../stacks/settings/load.ts";
import { inputsOf, least } from "../support/tenants.ts";
import { root, withDirectory } from "../tenants/contract/directory.ts";

const runbooks = readFileSync(join(root, "docs/runbooks.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

const blocks = (language: string) =>
  [...runbooks.matchAll(new RegExp(`^( *)\`\`\`${language}\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
    ([, indent = "", text = ""]) => text.replace(new RegExp(`^${indent}`, "gm"), ""),
  );
const commands = blocks("sh").flatMap((text) => text.trim().split("\n"));
const ours = commands.flatMap((line) => {
  const [, script = "", words = ""] = /^npm run --silent (\S+)(?: -- (.*))?$/.exec(line) ?? [];
  return script === "" ? [] : [{ line, script, words: words.split(" ").filter(Boolean) }];
});

const run = (script: string, ...words: string[]) => {
  const file = scripts[script]?.split(" ").at(-1) ?? "";
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx/esm", file, ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};

describe("the runbooks", function () {
  this.timeout(120_000);

  it("name scripts that exist, with flags that they have", () => {
    assert.ok(ours.length > 10);
    for (const script of new Set(ours.map((one) => one.script))) {
      const file = scripts[script]?.split(" ").at(-1) ?? "";
      assert.ok(existsSync(join(root, file)), script);
      const known =
        readFileSync(join(root, file), "utf8") + readFileSync(join(root, "cli/command.ts"), "utf8");
      for (const { line, words } of ours.filter((one) => one.script === script)) {
        for (const flag of words.filter((word) => word.startsWith("--"))) {
          assert.ok(known.includes(`"${flag} `) || known.includes(`"${flag}"`), `${flag} of: ${line}`);
        }
      }
    }
  });

  it("name only tools that a platform engineer has", () => {
    for (const line of commands) assert.match(line, /^(npm run|pulumi|kubectl|aws|git) /);
  });

  it("show YAML that passes", () => {
    const yaml = blocks("yaml");
    const pieces = yaml.filter((text) => !/^(- |eks-tenancy:)/.test(text));
    assert.ok(pieces.length >= 3);
    for (const text of pieces) {
      const soon = new Date(Date.now() + 86_400_000).toISOString();
      const piece = text.replace(/until: \S+Z/, `until: ${soon}`);
      assert.equal(inputsOf({ acme: least(piece) }).tenants.length, 1, text);
    }
    for (const removed of yaml.filter((text) => text.startsWith("- "))) {
      assert.equal(inputsOf({ globex: least(), removed }).tenants.length, 1, removed);
    }
  });

  it("show settings that a stack takes", () => {
    const pieces = blocks("yaml").filter((text) => text.startsWith("eks-tenancy:"));
    assert.ok(pieces.length > 0);
    const dev = parse(readFileSync(join(root, "stacks/Pulumi.dev.yaml"), "utf8")) as { config: object };
    for (const text of pieces) parseSettings("dev", { ...dev.config, ...(parse(text) as object) }, root);
  });

  it("tell what the offline commands print", () => {
    assert.match(run("plan", "--tenant", "acme").output, /^dev {2}cluster .*\n1 tenant\n/m);
    assert.match(
      run("show", "acme", "--stack", "prod").output,
      /quota\.cpu +tenants\/acme\.yaml:14:19 \(environments\.prod\) +16/,
    );
    const told: [script: string, files: Record<string, string>, words: string[], output: RegExp][] = [
      ["plan", { "acme.yaml": least("state: offboarding\n") }, [], /^acme \(offboarding\) +regular/m],
      [
        "plan",
        { "acme.yaml": least(), "removed.yaml": '- { name: acme, removed: "2026-11-23", reason: x }\n' },
        [],
        /takes the name of a tenant that was removed on 2026-11-23/,
      ],
      [
        "show",
        { "acme.yaml": least(blocks("yaml").find((text) => text.includes("breakGlass")) ?? "") },
        ["acme", "--now", "2026-12-01"],
        /^notice: .*acme\.yaml:6:7 access\.breakGlass\[0\]: ended 2026-11-30T18:00:00Z; /m,
      ],
      ["new", { "acme.yaml": least() }, ["stark"], /are needed: --tier/],
    ];
    for (const [script, files, words, output] of told) {
      withDirectory(files, (directory) =>
        assert.match(run(script, ...words, "--tenants", directory).output, output),
      );
    }
  });
});
