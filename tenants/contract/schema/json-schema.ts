import * as z from "zod";
import { tenantFileSchema } from "./tenant-file.ts";

/** The text of `tenants/tenant.schema.json`, by which editors complete and check a tenant file. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(tenantFileSchema, { io: "input", target: "draft-7" }), null, 2)}\n`;
}
