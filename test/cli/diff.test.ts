import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { PlanDiff } from "../../plan/diff/diff.ts";
import { type Clone, cloneTree } from "../support/clone.ts";
import { least } from "../support/tenants.ts";

describe("diff and comment, in a clone", function () {
  this.timeout(120_000);
  let clone: Clone;
  before(() => {
    clone = cloneTree();
  });
  after(() => clone.remove());
  afterEach(() => {
    clone.git("reset", "--quiet", "--hard");
    clone.git("clean", "--quiet", "--force", "-x", "--", "tenants", "stacks", ".gitignore");
  });

  const edit = (path: string, change: (text: string) => string) => {
    const file = join(clone.root, path);
    const text = readFileSync(file, "utf8");
    assert.notEqual(change(text), text);
    writeFileSync(file, change(text));
  };
  const diff = (...args: string[]) => {
    const { code, output, errors } = clone.run("diff", ["--base", "HEAD", "--json", ...args]);
    assert.notEqual(output, "", errors);
    const { tenants, platform, unchanged, base }: PlanDiff = JSON.parse(output);
    return { code, errors, tenants, platform, unchanged, base };
  };
  const add = (name: string) => writeFileSync(join(clone.root, `tenants/${name}.yaml`), least());
  const lower = () =>
    edit("tenants/acme.yaml", (text) => text.replace("quota: { cpu: 2,", "quota: { cpu: 1,"));

  it("names exactly the changed tenant and the added one", () => {
    lower();
    add("stark");
    const { code, tenants, platform, unchanged, base } = diff();
    assert.deepEqual(
      tenants.map(({ name, status, unexpected }) => [name, status, unexpected]),
      [
        ["acme", "changed", false],
        ["stark", "added", false],
      ],
    );
    assert.deepEqual(tenants[0]?.contract, [{ path: "quota.cpu", before: 2, after: 1 }]);
    assert.deepEqual([code, platform, unchanged > 1], [0, [], true]);
    assert.equal(base, clone.git("rev-parse", "HEAD").trim());
    assert.equal(clone.git("worktree", "list").trim().split("\n").length, 1);
  });

  it("finds nothing where nothing differs", () => {
    const { code, tenants, platform } = diff();
    assert.deepEqual([code, tenants, platform], [0, [], []]);
  });

  it("names every tenant of a tier whose default changes, by the base's own program", () => {
    edit("stacks/tiers.yaml", (text) =>
      text.replace(/^( +pods: )(\d+)$/m, (_, key, pods) => `${key}${Number(pods) + 1}`),
    );
    const { code, tenants } = diff();
    assert.ok(tenants.length > 0);
    for (const { unexpected, reasons, contract } of tenants) {
      assert.equal(unexpected, false);
      assert.match(reasons.join(), /^tier \w+ gives other defaults in stacks\/tiers\.yaml: quota\.pods/);
      assert.equal(contract.length, 1);
    }
    assert.equal(code, 0);
  });

  it("calls what a change of the program does to tenants unexpected, and wants a word for all of them", () => {
    edit("components/tenant/workspace.ts", (text) =>
      text.replace("[tierKey]: tenant.tier,", '[tierKey]: tenant.tier, extra: "x",'),
    );
    const { code, tenants, errors } = diff();
    assert.ok(tenants.length > 1 && tenants.every(({ unexpected }) => unexpected));
    assert.equal(code, 1);
    assert.match(errors, /--allow-mass-change/);
    assert.equal(diff("--allow-mass-change", "new label").code, 0);
  });

  it("refuses to remove an active tenant, and says how it is done", () => {
    rmSync(join(clone.root, "tenants/umbrella.yaml"));
    const { code, tenants, errors } = diff();
    assert.deepEqual(
      tenants.map(({ name, status }) => [name, status]),
      [["umbrella", "removed"]],
    );
    assert.equal(code, 1);
    assert.match(
      errors,
      /tenants\/umbrella\.yaml:1:1 is deleted while umbrella is active in dev\. Restore it/,
    );
    const annotated = clone.run("diff", ["--base", "HEAD"], { GITHUB_ACTIONS: "true" });
    assert.match(annotated.errors, /^::error file=tenants\/umbrella\.yaml,line=1,col=1::is deleted/m);
  });

  it("refuses to move a principal to another tenant in one step, and lets it change its persona", () => {
    const admins = "arn:aws:iam::111122223333:role/globex-admins";
    edit("tenants/globex.yaml", (text) =>
      text.replace(/ {2}admins: .*\n/, "").replace("[arn", `[${admins}, arn`),
    );
    const persona = diff();
    assert.deepEqual([persona.code, persona.tenants.map(({ name }) => name)], [0, ["globex"]]);
    edit("tenants/globex.yaml", (text) => text.replace(`${admins}, `, ""));
    edit("tenants/acme.yaml", (text) => text.replace("  viewers: [", `  viewers: [${admins}, `));
    const { code, errors } = diff();
    assert.equal(code, 1);
    assert.match(
      errors,
      /tenants\/acme\.yaml:1:1 \S+globex-admins moves from globex to acme in one step: .* Remove it from globex/,
    );
  });

  it("shows the data that expires where nothing but removed.yaml changes", () => {
    edit("stacks/Pulumi.dev.yaml", (text) =>
      text.replace("create: true}", "create: true, expireRemovedAfterDays: 90}"),
    );
    clone.git("commit", "--quiet", "--all", "--message", "expire");
    edit("tenants/removed.yaml", (text) => `${text}- { name: stark, removed: 2026-11-23, reason: ended }\n`);
    const { code, tenants, platform } = diff();
    clone.git("reset", "--quiet", "--hard", "HEAD^");
    assert.deepEqual([code, tenants], [0, []]);
    assert.deepEqual(
      platform.map(({ name, expires }) => [name, expires]),
      [["platform_bucket", [{ prefix: "tenants/stark/", when: "on 2027-02-21" }]]],
    );
  });

  it("plans other stacks where one is deleted, and comments that nobody manages that one any more", () => {
    rmSync(join(clone.root, "stacks/Pulumi.staging.yaml"));
    let left = 0;
    for (const name of readdirSync(join(clone.root, "tenants")).filter((file) => file.endsWith(".yaml"))) {
      const document = parseDocument(readFileSync(join(clone.root, "tenants", name), "utf8"));
      if (name === "removed.yaml" || !document.deleteIn(["environments", "staging"])) continue;
      left++;
      writeFileSync(join(clone.root, "tenants", name), String(document));
    }
    assert.ok(left > 1);
    const { code, errors, tenants, platform } = diff("--stack", "dev");
    assert.deepEqual([code, tenants, platform], [0, [], []], errors);
    const { output } = clone.run("comment", ["--base", "HEAD"]);
    assert.match(output, /^## No tenant changes · ⚠ 1 environment given up$/m);
    const line = new RegExp(
      `^- staging · the environment's file is deleted: nothing manages its ${left} tenants and`,
      "m",
    );
    assert.match(output, line);
  });

  it("sees a new stack that git ignores", () => {
    writeFileSync(join(clone.root, ".gitignore"), "stacks/Pulumi.qa.yaml\n");
    const prod = readFileSync(join(clone.root, "stacks/Pulumi.prod.yaml"), "utf8");
    writeFileSync(join(clone.root, "stacks/Pulumi.qa.yaml"), prod);
    const { platform, tenants } = diff("--stack", "qa");
    assert.ok(platform.length > 10 && platform.every(({ op }) => op === "create"));
    assert.deepEqual(tenants, []);
  });

  it("tells wrong usage from a fault", () => {
    assert.equal(clone.run("diff", []).code, 2);
    assert.equal(clone.run("diff", ["--base", "nothing"]).code, 2);
    assert.equal(clone.run("diff", ["--base", "HEAD", "--tenant", "nobody"]).code, 2);
    assert.equal(clone.run("diff", ["--base", "HEAD", "--tenants", "/tmp"]).code, 2);
    assert.equal(clone.run("comment", []).code, 2);
    edit("tenants/acme.yaml", (text) => `${text}colour: red\n`);
    assert.equal(clone.run("diff", ["--base", "HEAD"]).code, 1);
  });

  it("says where a commit's name is wrong, and where git itself cannot help", () => {
    const named = clone.run("diff", ["--base", "nothing"]);
    assert.match(named.errors, /^error: There is no commit "nothing"\. Name a branch/);
    const [there, away] = [".git", ".git-away"].map((name) => join(clone.root, name)) as [string, string];
    renameSync(there, away);
    try {
      const { code, errors } = clone.run("diff", ["--base", "HEAD"]);
      assert.match(errors, /^error: git rev-parse failed: fatal: not a git repository/);
      assert.equal(code, 1);
    } finally {
      renameSync(away, there);
    }
    assert.match(
      clone.run("diff", ["--base", "HEAD"], { PATH: "" }).errors,
      /failed: there is no git on the PATH\. Install it/,
    );
  });

  it("comments on all stacks: what changes, and that the proof holds", () => {
    lower();
    const { code, output, errors } = clone.run("comment", ["--base", "HEAD"]);
    assert.equal(code, 0, errors);
    assert.match(output, /^<!-- eks-tenancy -->\n## 1 tenant changes/);
    assert.match(output, /^\| tenant \| dev \| staging \| prod \|$/m);
    assert.match(output, /^✓ All \d+ claims hold: dev [\d,]+ facts about the 1 changed tenant\.$/m);
  });

  it("comments on inputs that are at fault, with a link to the line, and lets diff fail", () => {
    edit("tenants/acme.yaml", (text) => `${text}colour: red\n`);
    const line = readFileSync(join(clone.root, "tenants/acme.yaml"), "utf8").split("\n").length - 1;
    const commit = clone.git("rev-parse", "HEAD").trim();
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "acme/tenants",
      GITHUB_RUN_ID: "7",
    };
    const { code, output } = clone.run("comment", ["--base", "HEAD", "--preview", "dev=nothing.json"], env);
    assert.equal(code, 0);
    assert.match(output, /## This cannot be deployed/);
    assert.ok(output.includes(`(https://github.com/acme/tenants/blob/${commit}/tenants/acme.yaml#L${line})`));
    assert.match(output, /nothing\.json cannot be read/);
  });
});
