import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import type { PlanDiff, ResourceChange, TenantDiff } from "../../../plan/diff/diff.ts";
import { digestPreview } from "../../../plan/preview/digest.ts";
import { parsePreview } from "../../../plan/preview/document.ts";
import { renderComment } from "../../../plan/render/comment/comment.ts";
import { emptyReport, type Links, type Report } from "../../../plan/render/comment/report.ts";
import { marker } from "../../../plan/render/comment/sticky.ts";
import { renderDiff } from "../../../plan/render/diff/text.ts";

const links: Links = {
  repository: "https://github.com/acme/tenants",
  commit: "9f3c1ab".padEnd(40, "0"),
  run: "https://github.com/acme/tenants/actions/runs/42",
};

const file = (path: string) => new URL(`../../${path}`, import.meta.url);

function preview(name: string): Report {
  const parsed = parsePreview(readFileSync(file(`fixtures/preview/preview-${name}.json`), "utf8"));
  if ("fault" in parsed) assert.fail(String(parsed.fault));
  return { ...emptyReport("dev preview"), ...digestPreview(parsed, "dev") };
}

/** Compares with a golden file; `UPDATE_GOLDEN=1` writes it. */
function golden(name: string, text: string): void {
  const path = file(`golden/comment-${name}.md`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
  assert.equal(text, readFileSync(path, "utf8"));
}

const change = (more: Partial<ResourceChange>): ResourceChange => ({
  urn: "urn:pulumi:dev::eks-tenancy::tenancy:index:Tenant$kubernetes:core/v1:ResourceQuota::acme_quota",
  type: "kubernetes:core/v1:ResourceQuota",
  name: "acme_quota",
  op: "update",
  paths: ['spec.hard["requests.cpu"]'],
  replaces: [],
  disruption: null,
  protect: false,
  unprotects: false,
  permissions: [],
  ...more,
});

const tenant = (more: Partial<TenantDiff>): TenantDiff => ({
  name: "acme",
  status: "changed",
  unexpected: false,
  reasons: ["its file changed"],
  contract: [{ path: "quota.cpu", before: 8, after: 16 }],
  changes: [change({})],
  ...more,
});

const diff = (more: Partial<PlanDiff>): PlanDiff => ({
  stack: "dev",
  base: "a".repeat(40),
  tenants: [tenant({})],
  platform: [],
  unchanged: 37,
  ...more,
});

describe("the comment", () => {
  for (const name of ["changes", "protected", "unchanged"]) {
    it(`tells a real preview: ${name}`, () => {
      golden(`preview-${name}`, renderComment({ reports: [preview(name)], links }));
    });
  }

  it("tells errors at their lines, once for all stacks", () => {
    const problem = {
      file: "tenants/acme.yaml",
      line: 14,
      column: 7,
      path: "quota.cpu",
      what: '80 is above the ceiling of 64 for tier "silver" in prod',
      remedy: "Lower it, or ask the platform for a higher tier or ceiling",
    };
    const reports = ["dev", "prod"].map((label) => ({ ...emptyReport(label), problems: [problem] }));
    const failed = {
      ...emptyReport("prod preview"),
      failure: "prod.json is empty: the preview ended before it wrote anything",
    };
    golden("invalid", renderComment({ reports: [...reports, failed], links }));
  });

  it("puts the unexpected first, and names the proof, the paths and the limits", () => {
    const unexpected = tenant({
      name: "zeta",
      unexpected: true,
      reasons: ["the program changed: components/identity.ts"],
      contract: [],
    });
    const widened = tenant({
      changes: [
        change({
          type: "aws:iam/rolePolicy:RolePolicy",
          name: "acme_storage",
          paths: ["policy"],
          permissions: [
            {
              change: "added",
              effect: "Allow",
              who: "acme_storage",
              actions: "s3:PutObject",
              resources: "arn:aws:s3:::data/tenants/acme/*",
              condition: "",
            },
            {
              change: "removed",
              effect: "Allow",
              who: "acme_storage",
              actions: "s3:GetObject",
              resources: "arn:aws:s3:::data/tenants/acme/*",
              condition: "",
            },
          ],
        }),
      ],
      contract: [{ path: "network.allowTo", before: [], after: [{ tenant: "globex", ports: [443] }] }],
    });
    const report: Report = {
      ...emptyReport("dev"),
      diff: diff({ tenants: [widened, unexpected] }),
      refused: [
        {
          file: "tenants/hooli.yaml",
          line: 1,
          column: 1,
          path: "",
          what: "is deleted while hooli is active in dev",
          remedy: "Restore it",
        },
      ],
      proof: {
        claims: 18,
        facts: 8548,
        judged: 2,
        failing: [
          {
            id: "NET-1",
            title: "No traffic between tenants",
            examples: [
              { what: "acme can reach globex on TCP 443", isNew: true },
              { what: "old one", isNew: false },
            ],
          },
        ],
        mended: ["W-2"],
        opened: ["acme → globex on TCP 443"],
        closed: [],
        warnings: [],
      },
      capacity: [
        { what: "node groups", before: 24, after: 25, delta: 1, limit: 30 },
        { what: "IAM roles", before: null, after: null, delta: 1, limit: 1000 },
      ],
    };
    golden(
      "everything",
      renderComment({
        reports: [report, { ...emptyReport("prod"), diff: diff({ stack: "prod", tenants: [] }) }],
        links,
      }),
    );
  });

  it("begins with its marker and is the same each time", () => {
    const comment = { reports: [preview("changes")], links: null };
    assert.ok(renderComment(comment).startsWith(`${marker}\n`));
    assert.equal(renderComment(comment), renderComment(comment));
  });

  it("sheds detail until it fits, the table and the dangers last", () => {
    for (const count of [50, 800]) {
      const tenants = Array.from({ length: count }, (_, index) =>
        tenant({
          name: `tenant-${String(index).padStart(5, "0")}`,
          changes: Array.from({ length: 10 }, () =>
            change({ op: "replace", replaces: [{ path: "spec", why: "cannot be changed in place" }] }),
          ),
        }),
      );
      const reports = ["dev", "staging", "prod"].map((stack) => ({
        ...emptyReport(stack),
        diff: diff({ stack, tenants }),
      }));
      const text = renderComment({ reports, links });
      assert.ok(text.length < 65_536, `${count}: ${text.length}`);
      assert.match(text, /tenant-00000.*\n/);
      assert.match(text, /Look at these first/);
      assert.match(text, /Some detail was left out/);
    }
  });
});

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
    assert.equal(
      text.match(/<details>/g)?.length,
      text.match(/<\/details>/g)?.length === undefined ? -1 : outside.match(/<\/details>/g)?.length,
    );
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
