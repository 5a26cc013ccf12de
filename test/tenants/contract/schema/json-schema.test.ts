import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap } from "../../../../tenants/contract/document/path.ts";
import { jsonSchemaText } from "../../../../tenants/contract/schema/json-schema.ts";
import { root } from "../directory.ts";

describe("tenant.schema.json", () => {
  const schema: unknown = JSON.parse(jsonSchemaText());

  it("is fresh: run `npm run schema`", () => {
    assert.equal(readFileSync(join(root, "tenants/tenant.schema.json"), "utf8"), jsonSchemaText());
  });

  it("is closed and describes every field", () => {
    const found = objects(schema, "");
    assert.ok(found.length > 15);
    for (const { path, node } of found) {
      assert.equal(node.additionalProperties, false, path);
      for (const [name, field] of Object.entries(isMap(node.properties) ? node.properties : {})) {
        assert.ok(
          isMap(field) && typeof field.description === "string",
          `${path}.${name} has no description`,
        );
      }
    }
  });
});

function objects(node: unknown, path: string): { path: string; node: Record<string, unknown> }[] {
  if (Array.isArray(node)) return node.flatMap((item) => objects(item, path));
  if (!isMap(node)) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => objects(value, `${path}/${key}`));
  return isMap(node.properties) && node.type === "object" ? [{ path, node }, ...inner] : inner;
}
