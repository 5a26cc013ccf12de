import * as z from "zod";
import { closed, pattern, says, uniqueList } from "../document/words.ts";
import { endOf } from "../values/moment.ts";
import { stackName, tenantName } from "../values/names.ts";

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
    /** Where it was removed from, as when it moved to another cell; without, from everywhere. */
    environments: uniqueList(pattern(stackName, "an environment's name", "Name a stack, such as prod"), 100)
      .min(1)
      .optional(),
  }),
);

function isDate(text: string): boolean {
  return endOf(text) !== null && !text.includes("T");
}
