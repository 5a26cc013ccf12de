import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemaText } from "../../../../tenants/contract/schema/json-schema.ts";
import { schemaObjects, undescribed } from "../../../support/schema-objects.ts";
import { root } from "../directory.ts";

describe("tenant.schema.json", () => {
  const schema: unknown = JSON.parse(jsonSchemaText());

  it("is fresh: run `npm run schema`", () => {
    assert.equal(readFileSync(join(root, "tenants/tenant.schema.json"), "utf8"), jsonSchemaText());
  });

  it("is closed and describes every field", () => {
    const found = schemaObjects(schema);
    assert.ok(found.length > 15);
    for (const { path, node } of found) assert.equal(node.additionalProperties, false, path);
    assert.deepEqual(undescribed(schema), []);
  });
});
