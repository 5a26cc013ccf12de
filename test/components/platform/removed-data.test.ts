import assert from "node:assert/strict";
import { createEnvironment } from "../../../stacks/environment.ts";
import type { Settings } from "../../../stacks/settings/settings.ts";
import type { Left } from "../../../tenants/contract/removed.ts";
import { recorded } from "../../support/recorded.ts";
import { existing, settings } from "./settings.ts";

const entry = (name: string, removed: string): Left => ({
  name,
  removed,
  reason: "Contract ended",
  environments: null,
  gone: removed,
  place: "tenants/removed.yaml:1:1",
});
const removed = [entry("acme", "2026-11-23"), entry("globex", "2028-02-28")];

const expiring = (days: number | null): Settings => ({
  ...settings,
  bucket: { ...settings.bucket, expireRemovedAfterDays: days },
});

/** The rules of the bucket, and what the stack puts out. */
async function past(settings: Settings, left: readonly Left[] = removed) {
  let outputs: unknown;
  const resources = await recorded(async () => {
    outputs = (await createEnvironment({ settings, removed: left }, [])).removed;
  });
  const rules = resources.find(({ type }) => type.endsWith(":BucketLifecycleConfiguration"))?.inputs.rules;
  return { outputs, rules: rules as readonly object[] | undefined };
}

describe("data of removed tenants", () => {
  it("is listed and kept where the stack says nothing, whoever made the bucket", async () => {
    for (const each of [settings, existing]) {
      const { outputs, rules } = await past(each);
      assert.deepEqual(outputs, [
        {
          name: "acme",
          removed: "2026-11-23",
          data: "s3://tenancy-dev-data/tenants/acme/",
          expires: null,
        },
        {
          name: "globex",
          removed: "2028-02-28",
          data: "s3://tenancy-dev-data/tenants/globex/",
          expires: null,
        },
      ]);
      assert.equal(rules?.length, each.bucket.create ? 1 : undefined);
    }
  });

  it("expires so many days after the removal, to the day, by a rule for each name", async () => {
    const { outputs, rules = [] } = await past(expiring(90));
    const dates = (outputs as { expires: string }[]).map(({ expires }) => expires);
    assert.deepEqual(dates, ["2027-02-21", "2028-05-28"]);
    assert.deepEqual(rules.slice(1), [
      {
        id: "removed_acme",
        status: "Enabled",
        filter: { prefix: "tenants/acme/" },
        expiration: { date: "2027-02-21T00:00:00Z" },
      },
      {
        id: "removed_globex",
        status: "Enabled",
        filter: { prefix: "tenants/globex/" },
        expiration: { date: "2028-05-28T00:00:00Z" },
      },
    ]);
  });

  it("is kept while its tenant lives on elsewhere, perhaps with the same bucket", async () => {
    const living = removed.map((entry) => ({ ...entry, gone: null }));
    const { rules, outputs } = await past(expiring(90), living);
    assert.equal(rules?.length, 1);
    assert.deepEqual(
      (outputs as { expires: string | null }[]).map(({ expires }) => expires),
      [null, null],
    );
  });

  it("counts leap days and years", async () => {
    const day = async (days: number) => (await past(expiring(days))).outputs as { expires: string }[];
    assert.equal((await day(1))[1]?.expires, "2028-02-29");
    assert.equal((await day(2))[1]?.expires, "2028-03-01");
    assert.equal((await day(366))[1]?.expires, "2029-02-28");
  });
});
