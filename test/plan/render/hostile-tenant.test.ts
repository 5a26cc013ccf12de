import assert from "node:assert/strict";
import type { TenantDiff } from "../../../plan/diff/diff.ts";
import { renderComment } from "../../../plan/render/comment/comment.ts";
import { emptyReport, type Report } from "../../../plan/render/comment/report.ts";
import { renderDiff } from "../../../plan/render/diff/text.ts";
import { change, diff, links, tenant } from "./diffs.ts";

const evil =
  "`x` | **b** </code></details><script>alert(1)</script> @org/team #1 GH-1 [a](https://evil.example) ![i](//evil.example/i.png) <!-- www.evil.example https://evil.example $x$ &lt; \\| :tada: _a_ \n::error::owned\n## heading\r\n```\n~~~\n\u001b[31mred\u202egnp.exe\u2066\u200b\u0000";

/** Everything that a tenant file can say, saying that. */
const hostile = (): TenantDiff =>
  tenant({
    name: evil,
    unexpected: true,
    reasons: [evil, "its file changed"],
    contract: [
      { path: `tags.${evil}`, before: null, after: evil },
      { path: "network.allowTo", before: [], after: [{ cidr: evil, ports: [1] }] },
    ],
    changes: [
      change({
        name: evil,
        paths: [evil],
        op: "replace",
        replaces: [{ path: evil, why: evil }],
      }),
      change({
        permissions: [
          { change: "added", effect: "Allow", who: evil, actions: evil, resources: evil, condition: evil },
        ],
      }),
    ],
  });

describe("a hostile tenant", () => {
  const report: Report = {
    ...emptyReport("dev"),
    diff: diff({ tenants: [hostile()] }),
    problems: [{ file: `tenants/${evil}.yaml`, line: 1, column: 1, path: evil, what: evil, remedy: evil }],
    failure: evil,
    refused: [{ file: evil, line: 1, column: 1, path: "", what: evil, remedy: evil }],
    proof: {
      claims: 1,
      facts: 1,
      judged: 1,
      failing: [{ id: "W-2", title: "t", examples: [{ what: evil, isNew: true }] }],
      mended: [],
      opened: [evil],
      closed: [evil],
      warnings: [evil],
    },
  };
  const text = renderComment({ reports: [report], links });
  const outside = text.replace(/^(`{3,})(?:text|diff)\n[\s\S]*?^\1$/gm, "");

  it("stays in its cell: the lines are those of a harmless one", () => {
    const shape = (value: string) =>
      value.split("\n").map((line) => line.replace(/<code>.*<\/code>/g, "c").replace(/^(.).*$/, "$1"));
    const calm: Report = JSON.parse(
      JSON.stringify(report).replaceAll(JSON.stringify(evil).slice(1, -1), "calm"),
    );
    const lines = (value: string) => shape(value.replace(/^(`{3,})(?:text|diff)\n[\s\S]*?^\1$/gm, "block"));
    assert.deepEqual(lines(text), lines(renderComment({ reports: [calm], links })));
  });

  it("forms no markup, mention, reference, link or comment outside of code", () => {
    const rest = outside.replace(/<code>[^<]*<\/code>|&#\d+;/g, "");
    for (const sign of ["alert", "@org", "#1", "evil.example", "tada", "owned", "&lt;"])
      assert.ok(!rest.includes(sign), sign);
    for (const [, inner = ""] of outside.matchAll(/<code>(.*?)<\/code>/g)) {
      assert.doesNotMatch(inner, /[<>`*[\]|~@\\$]|#(?!\d+;)|&(?!#\d+;)|https?:\/\/|www\.|::/);
    }
  });

  it("ends no block and no details", () => {
    const count = (tag: string) => outside.split(tag).length - 1;
    assert.ok(count("<details>") > 0);
    assert.equal(count("</details>"), count("<details>"));
    assert.equal(text.split("<details>").length - 1, count("<details>"));
    for (const [, fence = "", inner = ""] of text.matchAll(/^(`{3,})(?:text|diff)\n([\s\S]*?)^\1$/gm)) {
      assert.ok(!inner.split("\n").some((line) => line.startsWith(fence)), fence);
    }
  });

  it("commands no runner and no terminal, in the comment or in text", () => {
    for (const output of [text, renderDiff(diff({ tenants: [hostile()] }))]) {
      assert.doesNotMatch(output, /^\s*(::|##\[)/m);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u200b\u202e\u2066]/);
    }
  });
});
