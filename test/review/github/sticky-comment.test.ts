import assert from "node:assert/strict";
import { marker } from "../../../plan/render/comment/sticky.ts";
import { GitHub } from "../../../review/github/api.ts";
import { postSticky } from "../../../review/github/sticky-comment.ts";
import { bot, FakeGitHub, repository, token } from "./fake-github.ts";

describe("the sticky comment", () => {
  let fake: FakeGitHub;
  let waits: number[];
  beforeEach(async () => {
    fake = await FakeGitHub.start();
    waits = [];
  });
  afterEach(() => fake[Symbol.asyncDispose]());

  const post = (body: string) => {
    const pause = async (milliseconds: number) => void waits.push(milliseconds);
    const github = new GitHub({ url: fake.url, token, pause });
    return postSticky(github, {
      repository,
      pullRequest: 7,
      body: `${marker}\n${body}`,
      marker,
      author: bot,
    });
  };
  const bodies = () => fake.comments.map(({ body }) => body);

  it("is created where there is none", async () => {
    fake.comment("alice", "Looks good");
    assert.equal((await post("one")).outcome, "created");
    assert.deepEqual(bodies(), ["Looks good", `${marker}\none`]);
  });

  it("is updated from then on, and left alone when nothing changed", async () => {
    await post("one");
    assert.equal((await post("two")).outcome, "updated");
    assert.equal((await post("two")).outcome, "unchanged");
    assert.deepEqual(bodies(), [`${marker}\ntwo`]);
  });

  it("is found on a later page", async () => {
    fake.pageSize = 30;
    for (let index = 0; index < 70; index += 1) fake.comment("alice", `comment ${index}`);
    fake.comment(bot, `${marker}\nold`);
    assert.equal((await post("new")).outcome, "updated");
    assert.equal(fake.comments.length, 71);
    assert.equal(fake.comments.at(-1)?.body, `${marker}\nnew`);
  });

  it("is only ever the workflow's own, and only where the marker begins it", async () => {
    fake.comment("mallory", `${marker}\nnot yours`);
    fake.comment(bot, `Somebody else's workflow quotes ${marker}`);
    assert.equal((await post("one")).outcome, "created");
    assert.equal(fake.comments.length, 3);
    assert.equal(fake.comments[0]?.body, `${marker}\nnot yours`);
  });

  it("is one again after two runs at once made two", async () => {
    fake.comment(bot, `${marker}\nfirst`);
    fake.comment(bot, `${marker}\nsecond`);
    await post("third");
    assert.deepEqual(bodies(), [`${marker}\nthird`]);
  });

  it("waits as long as Retry-After says", async () => {
    fake.failures.push({ status: 429, headers: { "retry-after": "7" } });
    await post("one");
    assert.deepEqual(waits, [7000]);
    assert.equal(fake.comments.length, 1);
  });

  it("waits for the reset of a used-up rate limit, also before creating", async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 60);
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    fake.failures.push({ status: 403, method: "POST", headers });
    await post("one");
    assert.equal(waits.length, 1);
    assert.ok((waits[0] ?? 0) > 55_000 && (waits[0] ?? 0) <= 61_000, String(waits));
    assert.equal(fake.comments.length, 1);
  });

  it("gives up at once where the reset is too far away", async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    fake.failures.push({
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
    });
    await assert.rejects(post("one"), /failed with 403/);
    assert.deepEqual(waits, []);
  });

  it("backs off from a failing server, and gives up after six attempts", async () => {
    fake.failures.push(...Array.from({ length: 5 }, () => ({ status: 502, method: "GET" })));
    await post("one");
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000]);
    fake.failures.push(...Array.from({ length: 6 }, () => ({ status: 502, method: "GET" })));
    await assert.rejects(post("two"), /failed with 502/);
  });

  it("is not made twice when the answer to its creation is lost", async () => {
    fake.failures.push({ status: 502, method: "POST", isDone: true });
    assert.equal((await post("one")).outcome, "unchanged");
    assert.deepEqual(bodies(), [`${marker}\none`]);
  });

  it("is created once more when its creation truly failed", async () => {
    fake.failures.push({ status: 502, method: "POST" });
    assert.equal((await post("one")).outcome, "created");
    assert.deepEqual(bodies(), [`${marker}\none`]);
  });

  it("is created anew when somebody deletes it meanwhile", async () => {
    fake.comment(bot, `${marker}\nold`);
    fake.failures.push({ status: 404, method: "PATCH", effect: () => fake.comments.splice(0) });
    assert.equal((await post("new")).outcome, "created");
    assert.deepEqual(bodies(), [`${marker}\nnew`]);
  });

  it("does not repeat what it has no right to", async () => {
    fake.failures.push({ status: 403, method: "POST", message: "Resource not accessible by integration" });
    await assert.rejects(post("one"), /403: Resource not accessible by integration/);
    assert.deepEqual(waits, []);
  });

  it("says nothing of the token where GitHub repeats it", async () => {
    fake.failures.push({ status: 401, message: `Bad credentials: Bearer ${token}` });
    await assert.rejects(post("one"), (error) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /Bad credentials: Bearer \[redacted\]/);
      return true;
    });
  });

  it("goes over https, or to this machine", () => {
    assert.throws(() => new GitHub({ url: "http://api.github.com", token }), /https only/);
    assert.ok(new GitHub({ url: "https://api.github.com", token }));
  });
});
