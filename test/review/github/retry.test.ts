import assert from "node:assert/strict";
import type { Method } from "../../../review/github/answer.ts";
import { retryDelay } from "../../../review/github/retry.ts";

describe("retries", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const delay = (
    status: number | null,
    headers: Record<string, string> = {},
    method: Method = "GET",
    text = "",
  ) => retryDelay({ status, headers: new Headers(headers), text }, { method, attempt: 2, now });

  it("follow a failing server or a lost connection, with growing pauses", () => {
    assert.equal(delay(500), 2000);
    assert.equal(delay(null), 2000);
    assert.equal(delay(503, { "retry-after": "5" }), 5000);
  });

  it("do not create twice", () => {
    assert.equal(delay(500, {}, "POST"), null);
    assert.equal(delay(null, {}, "POST"), null);
    assert.equal(delay(500, {}, "PATCH"), 2000);
  });

  it("follow a rate limit, whatever the method: a refused request has done nothing", () => {
    assert.equal(delay(429, { "retry-after": "30" }, "POST"), 30_000);
    assert.equal(delay(403, { "retry-after": "Mon, 23 Nov 2026 12:00:10 GMT" }), 10_000);
    const reset = String(now / 1000 + 20);
    assert.equal(delay(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset }), 21_000);
    assert.equal(delay(403, {}, "GET", "You have exceeded a secondary rate limit"), 120_000);
    assert.equal(delay(429), 120_000);
  });

  it("do not follow a missing right, a mistake or a missing page", () => {
    for (const status of [400, 401, 403, 404, 410, 422]) assert.equal(delay(status), null);
    assert.equal(delay(403, { "x-ratelimit-remaining": "4999" }), null);
  });
});
