import * as z from "zod";
import { says } from "../document/words.ts";
import { parseQuantity, type QuantityKind } from "../values/quantity.ts";

/** A Kubernetes quantity: a number or text with a unit. */
export function quantity(kind: QuantityKind, description: string, least: "zero" | "more" = "more") {
  const { examples, remedy } = forms[kind];
  return z
    .union([z.number(), z.string().meta({ pattern: "^[0-9]+(\\.[0-9]+)?[a-zA-Z]*$" })], {
      error: ({ input }) =>
        input === undefined || input === null
          ? undefined
          : says("must be a number or text with a unit", remedy),
    })
    .superRefine((value, context) => {
      const parsed = parseQuantity(kind, value);
      const what =
        "what" in parsed ? parsed.what : parsed.amount === 0n && least === "more" ? "is zero" : null;
      if (what !== null) context.addIssue({ code: "custom", message: says(what, remedy) });
    })
    .meta({ description, examples: [...examples] });
}

const forms = {
  cpu: { examples: [8, "500m"], remedy: "Write cores, as 8, 0.5 or 500m" },
  bytes: { examples: ["32Gi", "512Mi"], remedy: "Write bytes with a unit, as 32Gi or 512Mi" },
} as const;
