import * as z from "zod";
import { tenantName } from "../names.ts";
import { closed, pattern, says } from "../words.ts";

/** `removed.yaml`: names that once were tenants, whose data may still be in the bucket. */
export const removedSchema = z.array(
  closed({
    name: pattern(
      tenantName,
      "a tenant's name",
      "Write the name of the file that was removed, without .yaml",
    ),
    removed: z.string().refine(isDate, { error: says("is not a date", "Write it as 2026-11-23") }),
    reason: z.string().min(1),
  }),
);

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
