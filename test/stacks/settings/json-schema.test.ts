import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stackJsonSchemaText } from "../../../stacks/settings/json-schema.ts";
import { schemaObjects, undescribed } from "../../support/schema-objects.ts";
import { root } from "./one-stack.ts";

const directory = join(root, "stacks");
const text = (name: string) => readFileSync(join(directory, name), "utf8");

describe("stack.schema.json", () => {
  it("is fresh: run `npm run schema`", () => {
    assert.equal(text("stack.schema.json"), stackJsonSchemaText());
  });

  it("describes every field", () => {
    const schema: unknown = JSON.parse(stackJsonSchemaText());
    const names = schemaObjects(schema).flatMap(({ node }) => Object.keys(node.properties ?? {}));
    assert.ok(names.length > 50);
    assert.deepEqual(undescribed(schema), []);
  });

  it("is named by each stack's file", () => {
    for (const name of readdirSync(directory).filter((file) => /^Pulumi\..*\.yaml$/.test(file))) {
      assert.ok(text(name).startsWith("# yaml-language-server: $schema=./stack.schema.json\n"), name);
    }
  });
});
