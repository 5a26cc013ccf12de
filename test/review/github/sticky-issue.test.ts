import assert from "node:assert/strict";
import { GitHub } from "../../../review/github/api.ts";
import { settleIssue } from "../../../review/github/sticky-issue.ts";
import { bot, FakeGitHub, repository, token } from "./fake-github.ts";

describe("the drift issue", () => {
  const marker = "<!-- eks-tenancy-drift:prod -->";
  let fake: FakeGitHub;
  beforeEach(async () => {
    fake = await FakeGitHub.start();
  });
  afterEach(() => fake[Symbol.asyncDispose]());

  const settle = (text: string | null) => {
    const github = new GitHub({ url: fake.url, token, pause: async () => {} });
    const issue = text === null ? null : { title: "Drift in prod", body: `${marker}\n${text}` };
    return settleIssue(github, { repository, marker, author: bot }, issue);
  };

  it("is opened, then kept up to date, then closed", async () => {
    assert.equal(await settle("one"), "opened");
    assert.equal(await settle("one"), "unchanged");
    assert.equal(await settle("two"), "updated");
    assert.equal(fake.issues.length, 1);
    assert.equal(await settle(null), "closed");
    assert.equal(fake.issues[0]?.state, "closed");
    assert.equal(await settle(null), "none");
    assert.equal(await settle("three"), "opened");
    assert.equal(fake.issues.length, 2);
  });

  it("is never another stack's, another person's or a pull request", async () => {
    fake.issue(bot, "<!-- eks-tenancy-drift:dev -->\nother");
    fake.issue("mallory", `${marker}\nmine`);
    fake.issue(bot, `${marker}\na pull request`, { pull_request: {} });
    assert.equal(await settle(null), "none");
    assert.equal(await settle("one"), "opened");
    assert.deepEqual(
      fake.issues.map(({ state }) => state),
      ["open", "open", "open", "open"],
    );
  });

  it("is not opened twice when the answer is lost", async () => {
    fake.failures.push({ status: 502, method: "POST", isDone: true });
    assert.equal(await settle("one"), "unchanged");
    assert.equal(fake.issues.length, 1);
  });
});
