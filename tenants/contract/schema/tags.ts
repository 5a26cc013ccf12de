import * as z from "zod";
import { says } from "../document/words.ts";

/** Text that AWS takes as a tag's value, since owner and tags end up there. */
export function tagValue() {
  return z
    .string()
    .min(1)
    .max(256)
    .regex(/^[\p{L}\p{N} +\-=._:/@]*$/u, {
      error: ({ input }) =>
        says(
          `${JSON.stringify(input)} has characters that AWS tags do not take`,
          "Use letters, digits, spaces and + - = . _ : / @",
        ),
    });
}

/** Cost tags: at most 20, none that the platform or AWS sets itself. */
export const tagsSchema = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}$/, {
      error: () =>
        says("is no key for a tag", "Begin with a letter; then letters, digits and _ . - up to 63"),
    }),
    tagValue(),
  )
  .superRefine((tags, context) => {
    const keys = Object.keys(tags);
    const wrong = (key: string, what: string, remedy: string) =>
      context.addIssue({ code: "custom", path: [key], message: says(what, remedy) });
    if (keys.length > 20) {
      context.addIssue({ code: "custom", message: says(`has ${keys.length} tags`, "Keep at most 20") });
    }
    for (const [index, key] of keys.entries()) {
      const lower = key.toLowerCase();
      if (reservedTags.has(lower) || reservedTagPrefix.test(lower)) {
        wrong(key, "is a tag that the platform or AWS sets itself", "Use another key");
      }
      const twin = keys.slice(0, index).find((other) => other.toLowerCase() === lower);
      if (twin !== undefined) wrong(key, `differs from ${twin} by case only`, "Keep one of the two");
    }
  });

const reservedTags = new Set([
  "tenant",
  "name",
  "team",
  "owner",
  "costcenter",
  "environment",
  "cluster",
  "tier",
]);
const reservedTagPrefix = /^(aws|eks|kubernetes|k8s|karpenter)/;
