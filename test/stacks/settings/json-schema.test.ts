import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stackJsonSchemaText } from "../../../stacks/settings/json-schema.ts";
import { isMap } from "../../../tenants/contract/document/path.ts";
import { root } from "./one-stack.ts";

const directory = join(root, "stacks");
const text = (name: string) => readFileSync(join(directory, name), "utf8");

describe("stack.schema.json", () => {
  it("is fresh: run `npm run schema`", () => {
    assert.equal(text("stack.schema.json"), stackJsonSchemaText());
  });

  it("describes every field", () => {
    const found = fields(JSON.parse(stackJsonSchemaText()), "");
    assert.ok(found.length > 50);
    for (const { path, field } of found.filter((one) => one.path !== ".config")) {
      assert.ok(typeof field.description === "string", `${path} has no description`);
    }
  });

  it("is named by each stack's file", () => {
    for (const name of readdirSync(directory).filter((file) => /^Pulumi\..*\.yaml$/.test(file))) {
      assert.ok(text(name).startsWith("# yaml-language-server: $schema=./stack.schema.json\n"), name);
    }
  });
});

function fields(node: unknown, path: string): { path: string; field: Record<string, unknown> }[] {
  if (!isMap(node)) return [];
  const own = Object.entries(isMap(node.properties) ? node.properties : {});
  return own.flatMap(([name, field]) =>
    isMap(field) ? [{ path: `${path}.${name}`, field }, ...fields(field, `${path}.${name}`)] : [],
  );
}
