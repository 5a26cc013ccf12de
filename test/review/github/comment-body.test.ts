import assert from "node:assert/strict";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { longestBody, marker } from "../../../plan/render/comment/sticky.ts";
import { commentBody } from "../../../review/github/comment-body.ts";

describe("the comment's body", () => {
  const runUrl = "https://github.com/acme-corp/tenancy/actions/runs/1";
  const directory = mkdtempSync(join(tmpdir(), "comment-"));
  const write = (text: string | Buffer) => {
    const file = join(directory, "comment.md");
    writeFileSync(file, text);
    return file;
  };
  const body = (text: string | Buffer, more: { isFork?: boolean; secrets?: string[] } = {}) =>
    commentBody({ file: write(text), runUrl, isFork: false, secrets: [], ...more });

  it("is the rendered file after the marker, once", () => {
    assert.equal(body("## Review\n\n| a | b |\n"), `${marker}\n## Review\n\n| a | b |\n`);
    assert.equal(body(`${marker}\n## Review\n`), `${marker}\n## Review\n`);
  });

  it("says that the review did not finish where there is nothing usable, with the way to the run", () => {
    const failed = /did not finish[\s\S]+actions\/runs\/1/;
    assert.match(body(" \n"), failed);
    assert.match(body(Buffer.alloc(longestBody * 4 + 1, "x")), failed);
    const file = join(directory, "missing.md");
    assert.match(commentBody({ file, runUrl, isFork: true, secrets: [] }), failed);
  });

  it("follows no link: a stranger's run cannot have a file of the runner's posted", () => {
    const file = join(directory, "link.md");
    symlinkSync("/etc/passwd", file);
    const text = commentBody({ file, runUrl, isFork: true, secrets: [] });
    assert.match(text, /is not a file/);
    assert.doesNotMatch(text, /root:/);
  });

  it("never holds a credential, by value or by shape", () => {
    const shapes = [
      "ghs_0123456789abcdefghijklmnopqrstuvwxyz",
      "github_pat_11ABCDEFG0123456789_abcdefghijklmnop",
      "ASIAIOSFODNN7EXAMPLE",
      "pul-0123456789abcdef0123456789abcdef01234567",
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvOmEvYiJ9.c2lnbmF0dXJl",
    ];
    const text = body(`secret value, ${shapes.join(", ")}, arn:aws:iam::111122223333:role/acme-admins`, {
      secrets: ["secret value"],
    });
    for (const shape of ["secret value", ...shapes]) assert.ok(!text.includes(shape), shape);
    assert.match(text, /arn:aws:iam::111122223333:role\/acme-admins/);
  });

  it("steers no terminal and turns no text around", () => {
    assert.equal(body("a\u001b[31mb\u202ec\u0000d\te\r\nf"), `${marker}\na\uFFFD[31mb\uFFFDc\uFFFDd\te\nf\n`);
  });

  it("says of a fork's that its own code wrote it, and lets it call nobody", () => {
    const text = body("@acme-corp/platform &#64;alice &commat;bob &#x40;carol t@example.com", {
      isFork: true,
    });
    assert.match(text, /From a fork/);
    assert.doesNotMatch(text, /@\w/);
    assert.doesNotMatch(text, /&#0*64|&commat|&#x40/);
    const own = body("@acme-corp/platform");
    assert.doesNotMatch(own, /From a fork/);
    assert.match(own, /@acme-corp\/platform/);
  });

  it("is cut at a line's end where it is too long, and says so", () => {
    const text = body("0123456789\n".repeat(6500));
    assert.ok(text.length <= longestBody);
    assert.match(text, /\n0123456789\n\n…\n\nThe rest did not fit/);
    const fits = body("x".repeat(longestBody - marker.length - 2));
    assert.equal(fits.length, longestBody);
  });
});
