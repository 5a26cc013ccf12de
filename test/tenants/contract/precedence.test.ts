import assert from "node:assert/strict";
import { mergeLayers } from "../../../tenants/contract/document/merge.ts";
import { valueAt } from "../../../tenants/contract/document/path.ts";
import type { Tier } from "../../../tenants/contract/tier.ts";
import { acme, dev, minimal } from "./directory.ts";

/** A stack that says 7 jobs where the tier of all stacks says 100. */
const regular = dev.tiers.regular as Tier;
const stack = {
  ...dev,
  tiers: { regular: mergeLayers<Tier>(regular, { defaults: { quota: { jobs: 7 } } }) },
};

/** Rows: what the file says, what its environment says, and what holds; tier < stack < file < environment. */
const rows: [what: string, file: string, environment: string, path: (string | number)[], value: unknown][] = [
  ["the tier, where nobody says more", "", "", ["quota", "secrets"], 100],
  ["the stack over the tier", "", "", ["quota", "jobs"], 7],
  ["the file over the stack", "quota: {jobs: 8}", "", ["quota", "jobs"], 8],
  ["the environment over the file", "quota: {jobs: 8}", "quota: {jobs: 9}", ["quota", "jobs"], 9],
  ["the environment over the stack", "", "quota: {jobs: 9}", ["quota", "jobs"], 9],
  ["keys beside it stay: objects merge", "quota: {jobs: 8}", "quota: {cronJobs: 9}", ["quota", "jobs"], 8],
  [
    "objects merge at depth",
    "limits: {max: {cpu: 2}}",
    "limits: {max: {memory: 4Gi}}",
    ["limits", "max", "cpu"],
    "2",
  ],
  [
    "lists replace",
    "workloads: {serviceAccounts: [a, b]}",
    "workloads: {serviceAccounts: [c]}",
    ["workloads", "serviceAccounts"],
    ["c"],
  ],
  [
    "an empty list replaces",
    "network: {allowTo: [{kubernetesApi: true}]}",
    "network: {allowTo: []}",
    ["network", "allowTo"],
    [],
  ],
  ["tags merge", "tags: {a: x, b: x}", "tags: {b: y}", ["tags"], { a: "x", b: "y" }],
  ["single values replace", "state: frozen", "state: active", ["state"], "active"],
];

describe("precedence", () => {
  for (const [what, file, environment, path, value] of rows) {
    it(what, () => {
      const text = `${minimal.replace("dev: {}", `dev: {${environment}}`)}${file}\n`;
      assert.deepEqual(valueAt(acme(text, stack), path), value);
    });
  }

  it("takes no other environment's overrides", () => {
    const text = minimal.replace("prod: {}", "prod: {quota: {jobs: 9}}");
    assert.equal(acme(text, stack).quota.jobs, 7);
  });

  it("takes an environment without a value for an empty one", () => {
    assert.deepEqual(acme(minimal.replace(/environments.*/, "environments:\n  dev:")), acme(minimal));
  });
});
