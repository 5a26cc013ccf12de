import * as z from "zod";
import { projectPrefix } from "./configuration.ts";
import { stackSchema } from "./stack-schema.ts";

/** The text of `stacks/stack.schema.json`, by which editors complete and check a stack's configuration file. */
export function stackJsonSchemaText(): string {
  const keys = z.toJSONSchema(stackSchema, { io: "input", target: "draft-7" });
  const properties = Object.entries(keys.properties ?? {}).map(
    ([key, field]) => [named(key), field] as const,
  );
  const schema = {
    $schema: keys.$schema,
    type: "object",
    required: ["config"],
    properties: {
      config: {
        type: "object",
        description: "This program's keys; those of others are left alone.",
        required: keys.required?.map(named),
        properties: Object.fromEntries(properties),
        propertyNames: {
          anyOf: [{ enum: properties.map(([name]) => name) }, { not: { pattern: `^${projectPrefix}` } }],
        },
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const named = (key: string) => `${projectPrefix}${key}`;
