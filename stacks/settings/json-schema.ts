import * as z from "zod";
import { projectPrefix } from "./configuration.ts";
import { stackSchema } from "./stack-schema.ts";

/** The text of `stacks/stack.schema.json`, by which editors complete and check a stack's configuration file. */
export function stackJsonSchemaText(): string {
  const {
    $schema,
    properties = {},
    required = [],
  } = z.toJSONSchema(stackSchema, {
    io: "input",
    target: "draft-7",
  });
  const keys = Object.keys(properties).map((key) => `${projectPrefix}${key}`);
  const schema = {
    $schema,
    type: "object",
    required: ["config"],
    properties: {
      config: {
        type: "object",
        description: "This program's keys; those of others are left alone.",
        required: required.map((key) => `${projectPrefix}${key}`),
        properties: Object.fromEntries(Object.values(properties).map((field, index) => [keys[index], field])),
        propertyNames: { anyOf: [{ enum: keys }, { not: { pattern: `^${projectPrefix}` } }] },
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
