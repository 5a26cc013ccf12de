import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marker } from "../../plan/render/comment/sticky.ts";
import { FakeGitHub, repository, token } from "../review/github/fake-github.ts";
import { pull, runEvent } from "../review/github/runs.ts";
import { runCommand } from "../support/run-command.ts";

describe("post-comment", () => {
  const directory = mkdtempSync(join(tmpdir(), "post-"));
  const body = join(directory, "comment.md");
  const eventFile = join(directory, "event.json");
  let fake: FakeGitHub;
  beforeEach(async () => {
    fake = await FakeGitHub.start();
    writeFileSync(body, "## Review\n");
    writeFileSync(eventFile, JSON.stringify(runEvent()));
  });
  afterEach(() => fake[Symbol.asyncDispose]());

  const post = (file = body, variables: Record<string, string> = {}) =>
    runCommand("post-comment", ["--body", file], {
      GITHUB_API_URL: fake.url,
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_REPOSITORY: repository,
      GITHUB_TOKEN: token,
      ...variables,
    });

  it("posts to the run's pull request", async () => {
    fake.pulls.push(pull(7));
    const { code, output } = await post();
    assert.equal(code, 0);
    assert.match(output, /The comment is created: https/);
    assert.equal(fake.comments.length, 1);
    assert.ok(fake.comments[0]?.body.startsWith(`${marker}\n> [!NOTE]\n> From a fork`));
  });

  it("posts also where the run left nothing", async () => {
    fake.pulls.push(pull(7));
    assert.equal((await post(join(directory, "missing.md"))).code, 0);
    assert.match(fake.comments[0]?.body ?? "", /did not finish/);
  });

  it("posts nothing where the pull request has gone on", async () => {
    const { code, output } = await post();
    assert.equal(code, 0);
    assert.match(output, /Nothing is posted/);
    assert.deepEqual(fake.comments, []);
  });

  it("fails where GitHub refuses, without a word of the token", async () => {
    fake.pulls.push(pull(7));
    const { code, output, errors } = await post(body, { GITHUB_TOKEN: `${token}x` });
    assert.equal(code, 1);
    assert.match(errors, /GET \/repos\/acme-corp\/tenancy\/pulls failed with 401/);
    assert.ok(!`${output}${errors}`.includes(token));
  });

  it("is wrongly used outside of its workflow", async () => {
    const { code, errors } = await post(body, { GITHUB_TOKEN: "" });
    assert.equal(code, 2);
    assert.match(errors, /GITHUB_TOKEN is not set/);
  });
});
