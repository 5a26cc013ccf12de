import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { jobs, workflows } from "./read.ts";

const stacks = readdirSync("stacks").flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
/** As a workflow writes what GitHub is to fill in. */
const expression = (text: string) => ["${{", text, "}}"].join(" ");
const sorted = (list: Iterable<unknown>) => [...list].map(String).sort();

describe("workflows", () => {
  it("take actions by commit only, and say of which version it is", () => {
    for (const { file, text } of Object.values(workflows)) {
      for (const [line] of text.matchAll(/^.*\buses:.*$/gm)) {
        assert.match(
          line,
          /uses: (\.\/\.github\/workflows\/\S+|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
          file,
        );
      }
    }
  });

  it("take one commit of an action everywhere", () => {
    const pins = new Map<string, Set<string>>();
    for (const { text } of Object.values(workflows)) {
      for (const [, action = "", pin = ""] of text.matchAll(/uses: ([\w/-]+)@(.+)$/gm)) {
        pins.set(action, (pins.get(action) ?? new Set()).add(pin));
      }
    }
    for (const [action, versions] of pins) assert.equal(versions.size, 1, action);
  });

  it("grant nothing by default, and to a job only what its task takes", () => {
    const granted = Object.fromEntries(jobs.map(([where, { permissions }]) => [where, permissions]));
    for (const { file, permissions } of Object.values(workflows)) assert.deepEqual(permissions, {}, file);
    const read = { contents: "read" };
    const cloud = { ...read, "id-token": "write" };
    const deploy = { ...cloud, "pull-requests": "read" };
    assert.deepEqual(granted, {
      "ci.yml check": read,
      "ci.yml cluster": read,
      "comment.yml post": { ...read, actions: "read", "pull-requests": "write" },
      "deploy-stack.yml up": deploy,
      "deploy.yml dev": deploy,
      "deploy.yml prod": deploy,
      "deploy.yml staging": deploy,
      "drift.yml issue": { ...read, issues: "write" },
      "drift.yml preview": cloud,
      "pull-request.yml comment": read,
      "pull-request.yml offline": read,
      "pull-request.yml preview": cloud,
    });
  });

  it("give no job both the cloud and a right to write on GitHub", () => {
    for (const [where, { permissions }] of jobs) {
      const writes = Object.entries(permissions).filter(
        ([scope, right]) => right === "write" && scope !== "id-token",
      );
      assert.ok(permissions["id-token"] !== "write" || writes.length === 0, where);
    }
  });

  it("never run a pull request's code with main's rights", () => {
    for (const { file, on } of Object.values(workflows)) assert.ok(!("pull_request_target" in on), file);
    for (const [where, { steps }] of jobs) {
      for (const { uses, with: inputs } of steps) {
        if (!uses?.startsWith("actions/checkout@")) continue;
        assert.ok(!("ref" in inputs || "repository" in inputs), `${where} checks out another tree`);
        assert.equal(inputs["persist-credentials"], false, `${where} leaves its token behind`);
      }
    }
  });

  it("put no text of an event into a script, where it would be code", () => {
    for (const [where, { steps }] of jobs) {
      for (const { run = "", with: inputs } of steps) {
        for (const script of [run, inputs.script]) assert.doesNotMatch(String(script ?? ""), /\$\{\{/, where);
      }
    }
  });

  it("hold no secrets: identities are lent by OIDC", () => {
    for (const { file, text } of Object.values(workflows)) {
      assert.doesNotMatch(text, /\$\{\{[^}]*\bsecrets\b|^\s*secrets:/m, file);
    }
  });

  it("preview only the repository's own branches, and only where switched on", () => {
    const condition = workflows["pull-request.yml"]?.jobs.preview?.if ?? "";
    assert.match(condition, /vars\.TENANCY_PREVIEW == 'true'/);
    assert.match(condition, /head\.repo\.full_name == github\.repository/);
    assert.match(condition, /dependabot/);
  });

  it("deploy and look for drift from main alone, and only where switched on", () => {
    assert.deepEqual(workflows["deploy.yml"]?.on.push, { branches: ["main"] });
    for (const job of [workflows["deploy.yml"]?.jobs.dev, workflows["drift.yml"]?.jobs.preview]) {
      assert.match(
        job?.if ?? "",
        /vars\.TENANCY_(DEPLOY|PREVIEW) == 'true' && github\.ref == 'refs\/heads\/main'/,
      );
    }
  });

  it("keep the environments of previews apart from those that deploy", () => {
    const names = jobs.flatMap(([where, { environment }]) =>
      environment === undefined
        ? []
        : [[where, typeof environment === "string" ? environment : environment.name] as const],
    );
    assert.deepEqual(names, [
      ["deploy-stack.yml up", expression("inputs.stack")],
      ["drift.yml preview", `preview-${expression("matrix.stack")}`],
      ["pull-request.yml preview", `preview-${expression("matrix.stack")}`],
    ]);
  });

  it("run one at a time on a stack, and never stop half-way", () => {
    const { up } = workflows["deploy-stack.yml"]?.jobs ?? {};
    assert.deepEqual(up?.concurrency, {
      group: `stack-${expression("inputs.stack")}`,
      "cancel-in-progress": false,
    });
    assert.deepEqual(workflows["deploy.yml"]?.concurrency, { group: "deploy", "cancel-in-progress": false });
    assert.equal(workflows["drift.yml"]?.jobs.preview?.concurrency?.["cancel-in-progress"], false);
  });

  it("judge a fresh preview between refresh and up", () => {
    const steps = workflows["deploy-stack.yml"]?.jobs.up?.steps ?? [];
    const commands = steps.flatMap(
      ({ run }) => /\b(pulumi \w+|npm run --silent \w+)/.exec(run ?? "")?.[1] ?? [],
    );
    assert.deepEqual(commands, [
      "npm run --silent prove",
      "pulumi refresh",
      "pulumi preview",
      "npm run --silent guard",
      "pulumi up",
    ]);
  });

  it("know every stack, and deploy them in order", () => {
    for (const [where, { strategy }] of jobs) {
      const { stack } = strategy?.matrix ?? {};
      if (stack !== undefined) assert.deepEqual(sorted(stack), sorted(stacks), where);
    }
    const { text = "" } = workflows["pull-request.yml"] ?? {};
    assert.deepEqual(sorted(/for stack in (.+); do/.exec(text)?.[1]?.split(" ") ?? []), sorted(stacks));
    const deployed = Object.entries(workflows["deploy.yml"]?.jobs ?? {});
    assert.deepEqual(sorted(deployed.map(([stack]) => stack)), sorted(stacks));
    for (const [stack, { uses }] of deployed)
      assert.equal(uses, "./.github/workflows/deploy-stack.yml", stack);
    assert.match(
      workflows["deploy.yml"]?.text ?? "",
      /staging:\n {4}needs: dev[\s\S]+prod:\n {4}needs: staging/,
    );
  });

  it("call only commands that there are", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    for (const { file, text } of Object.values(workflows)) {
      for (const [, name = ""] of text.matchAll(/npm run --silent ([\w:-]+)/g))
        assert.ok(scripts[name], `${file}: ${name}`);
    }
  });

  it("end by themselves", () => {
    for (const [where, job] of jobs)
      assert.ok(job.uses !== undefined || job["timeout-minutes"] !== undefined, where);
  });
});
