import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { digestPreview } from "../../../plan/preview/digest.ts";
import { parsePreview } from "../../../plan/preview/document.ts";
import { renderComment } from "../../../plan/render/comment/comment.ts";
import { emptyReport, type Report } from "../../../plan/render/comment/report.ts";
import { marker } from "../../../plan/render/comment/sticky.ts";
import { assertGolden } from "../../support/golden.ts";
import { change, diff, links, tenant } from "./diffs.ts";

function preview(name: string): Report {
  const file = new URL(`../../fixtures/preview/preview-${name}.json`, import.meta.url);
  const parsed = parsePreview(readFileSync(file, "utf8"));
  if ("fault" in parsed) assert.fail(String(parsed.fault));
  return { ...emptyReport("dev preview"), ...digestPreview(parsed, "dev") };
}

describe("the comment", () => {
  for (const name of ["changes", "protected", "unchanged"]) {
    it(`tells a real preview: ${name}`, () => {
      assertGolden(`comment-preview-${name}.md`, renderComment({ reports: [preview(name)], links }));
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
    assertGolden("comment-invalid.md", renderComment({ reports: [...reports, failed], links }));
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
    assertGolden(
      "comment-everything.md",
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
