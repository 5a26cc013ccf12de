import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isMap } from "../../../tenants/contract/document/path.ts";
import { loadTenants } from "../../../tenants/contract/load.ts";
import { tenantFileSchema } from "../../../tenants/contract/schema/tenant-file.ts";
import { quotaKeys } from "../../../tenants/contract/values/amounts.ts";
import { dev, prod, root, staging } from "./directory.ts";

const directory = join(root, "tenants");
const files = readdirSync(directory).filter((name) => name.endsWith(".yaml") && name !== "removed.yaml");
const text = (name: string) => readFileSync(join(directory, name), "utf8");

describe("the example tenants", () => {
  it("are valid in every stack", () => {
    const counts = [dev, staging, prod].map((settings) => loadTenants({ directory, settings }).length);
    assert.ok(files.length >= 6 && counts.every((count) => count >= 3), counts.join());
  });

  it("begin with the line that gives editors the contract", () => {
    for (const name of files) {
      assert.ok(text(name).startsWith("# yaml-language-server: $schema=./tenant.schema.json\n"), name);
    }
  });

  it("use every field of the contract between them, but for some of the object counts", () => {
    const used = new Set(files.flatMap((name) => keys(parse(text(name)), "")));
    const fields = Object.keys(tenantFileSchema.shape);
    const deep = [
      "nodes.instanceTypes",
      "nodes.capacity",
      "nodes.min",
      "nodes.max",
      "nodes.diskGiB",
      "limits.default",
      "limits.defaultRequest",
      "limits.max",
      "access.admins",
      "access.developers",
      "access.viewers",
      "network.withinNamespace",
      "network.allowFrom.tenant",
      "network.allowFrom.namespace",
      "network.allowFrom.cidr",
      "network.allowFrom.loadBalancer",
      "network.allowTo.tenant",
      "network.allowTo.namespace",
      "network.allowTo.cidr",
      "network.allowTo.kubernetesApi",
      "network.allowTo.internet",
      "storage.s3",
      "storage.accessPoint",
      ...quotaKeys.slice(0, 7).map((key) => `quota.${key}`),
    ];
    assert.deepEqual(
      [...fields, ...deep].filter((field) => !used.has(field)),
      [],
    );
  });
});

function keys(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keys(item, path));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = path === "" ? key : `${path}.${key}`;
    return [name, ...keys(inner, name)];
  });
}
