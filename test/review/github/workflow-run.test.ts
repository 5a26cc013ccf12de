import assert from "node:assert/strict";
import { GitHub } from "../../../review/github/api.ts";
import { isFork, pullRequestOf } from "../../../review/github/workflow-run.ts";
import { FakeGitHub, repository, token } from "./fake-github.ts";
import { pull, runEvent } from "./runs.ts";

describe("the pull request of a run", () => {
  let fake: FakeGitHub;
  beforeEach(async () => {
    fake = await FakeGitHub.start();
  });
  afterEach(() => fake[Symbol.asyncDispose]());
  const numberOf = (event = runEvent()) => pullRequestOf(new GitHub({ url: fake.url, token }), event);

  it("is the open one with the run's commit, branch and repository", async () => {
    fake.pulls.push(pull(7));
    assert.equal(await numberOf(), 7);
    assert.match(fake.requests[0] ?? "", /state=open&base=main&head=mallory%3Aadd-tenant/);
  });

  it("is none where there are newer commits", async () => {
    fake.pulls.push(pull(7, "mallory/tenancy", { head: { ...pull(7).head, sha: "b".repeat(40) } }));
    assert.equal(await numberOf(), null);
  });

  it("is never another's with the same commit", async () => {
    fake.pulls.push(pull(8, "alice/tenancy"), pull(9, "mallory/tenancy", { base: { ref: "release" } }));
    assert.equal(await numberOf(), null);
    fake.pulls.push(pull(7));
    assert.equal(await numberOf(), 7);
  });

  it("is found although a deleted fork has no repository any more", async () => {
    fake.pulls.push({ ...pull(6), head: { ...pull(6).head, repo: null } }, pull(7));
    assert.equal(await numberOf(), 7);
  });

  it("sends a hostile branch name as a value only", async () => {
    await numberOf(runEvent("mallory/tenancy", "x&state=all#../../../user"));
    assert.match(fake.requests[0] ?? "", /head=mallory%3Ax%26state%3Dall%23..%2F..%2F..%2Fuser&/);
  });

  it("may be a fork's", () => {
    assert.equal(isFork(runEvent()), true);
    assert.equal(isFork(runEvent(repository)), false);
  });
});
