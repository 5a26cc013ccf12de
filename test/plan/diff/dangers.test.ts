import assert from "node:assert/strict";
import { ownedChanges } from "../../../plan/diff/owned-changes.ts";
import { makePlan } from "../../../plan/make.ts";
import { diffOf } from "../../support/diffs.ts";
import { inputsOf, least } from "../../support/tenants.ts";
import { diffOfFiles, said } from "./files.ts";

describe("a comparison of two plans", () => {
  it("puts widened access and opened paths among the dangers", async () => {
    const diff = await diffOfFiles(
      { acme: least("storage: { s3: read-only }\n") },
      {
        acme: least(
          "storage: { s3: read-write }\nnetwork: { allowTo: [{ cidr: 192.0.3.0/24, ports: [443] }] }\naccess: { admins: [arn:aws:iam::111122223333:role/boss] }\n",
        ),
      },
    );
    const words = said(diff).join("\n");
    assert.match(words, /opens the network: to cidr 192\.0\.3\.0\/24 on 443/);
    assert.match(words, /role\/boss may enter the cluster/);
    assert.match(words, /s3:PutObject/);
  });

  it("shows as widened access who gets another persona, and who stays beyond an emergency", async () => {
    const role = "arn:aws:iam::111122223333:role/boss";
    const people = (words: string) => ({ acme: least(`access: { ${words} }\n`) });
    const as = (persona: string) => people(`${persona}: [${role}]`);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const onCall = people(`breakGlass: [{ principal: "${role}", until: "${until}", reason: INC-42 }]`);
    const widened = [`acme: widens access: ${role} may enter the cluster as tenants, tenant:acme:admins`];
    const endless = [`acme: emergency access of ${role} has no end any more`];
    for (const [before, words] of [
      [as("viewers"), widened],
      [as("developers"), widened],
      [onCall, endless],
    ] as const) {
      const diff = await diffOfFiles(before, as("admins"));
      assert.deepEqual(said(diff), words);
      const changes = diff.tenants.flatMap((tenant) => ownedChanges(tenant));
      assert.deepEqual(
        changes.map(({ op, type }) => `${op} ${type}`),
        ["update aws:eks/accessEntry:AccessEntry"],
      );
    }
    assert.deepEqual(said(await diffOfFiles(as("viewers"), onCall)), widened);
  });

  it("names what loses its protection, though nothing else of it changes", async () => {
    const inputs = inputsOf({ acme: least() }, "staging");
    const planned = (isProtected: boolean) => {
      const protection = { tenants: isProtected, bucket: isProtected, cluster: isProtected };
      return makePlan({ ...inputs, settings: { ...inputs.settings, protection } });
    };
    const lifted = ["stacks/Pulumi.staging.yaml"];
    const [held, loose] = [await planned(true), await planned(false)];
    assert.deepEqual(said(diffOf(held, loose, lifted)), [
      "null: Key platform_secrets is no longer protected against deletion",
      "null: Bucket platform_bucket is no longer protected against deletion",
      "null: Cluster platform_cluster is no longer protected against deletion",
      "acme: IAM Role acme_workloads is no longer protected against deletion",
      "acme: Namespace acme_namespace is no longer protected against deletion",
    ]);
    assert.deepEqual(said(diffOf(loose, held, lifted)), []);
  });

  it("names whose data is going to be deleted, and when, among the platform's dangers", async () => {
    const removed = "- { name: acme, removed: 2026-11-23, reason: ended }\n";
    const planned = (days: number | null, files: Readonly<Record<string, string>>) => {
      const inputs = inputsOf({ globex: least(), ...files });
      const { settings } = inputs;
      const bucket = { ...settings.bucket, expireRemovedAfterDays: days };
      return makePlan({ ...inputs, settings: { ...settings, bucket } });
    };
    const compared = async (...[days, before, now]: [number | null, string, string]) =>
      diffOf(await planned(days, { removed: before }), await planned(days, { removed: now }), []);
    assert.deepEqual((await compared(null, "[]\n", removed)).platform, []);
    const diff = await compared(90, "[]\n", removed);
    assert.deepEqual(
      diff.platform.map(({ op, paths }) => [op, paths]),
      [["update", ["rules"]]],
    );
    assert.deepEqual(said(diff), ["null: data of acme expires on 2027-02-21"]);
    assert.deepEqual(said(await compared(90, removed, removed.replace("11-23", "11-24"))), [
      "null: data of acme expires on 2027-02-22",
    ]);
    assert.deepEqual(said(await compared(90, removed, "[]\n")), []);
    assert.deepEqual(said(await compared(90, "[]\n", removed.replace("2026-11-23", "2020-01-01"))), [
      "null: data of acme is deleted at once: it expires on 2020-03-31",
    ]);
  });
});
