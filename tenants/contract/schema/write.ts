import { writeFileSync } from "node:fs";
import { jsonSchemaText } from "./json-schema.ts";

writeFileSync(new URL("../../tenant.schema.json", import.meta.url), jsonSchemaText());
