import { writeFileSync } from "node:fs";
import { stackJsonSchemaText } from "../stacks/settings/json-schema.ts";
import { jsonSchemaText } from "../tenants/contract/schema/json-schema.ts";

const schemas = {
  "../tenants/tenant.schema.json": jsonSchemaText(),
  "../stacks/stack.schema.json": stackJsonSchemaText(),
};

for (const [file, text] of Object.entries(schemas)) writeFileSync(new URL(file, import.meta.url), text);
