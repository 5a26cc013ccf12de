import * as z from "zod";

/** A message of the schema: what is wrong, and on a second line what to do. */
export const says = (what: string, remedy: string) => `${what}\n${remedy}`;

/** A closed object: the message of an unknown key lists the known ones, one a line. */
export function closed<const Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join("\n") : undefined),
  });
}

/** Adds to a schema a rule that answers with what is wrong, or null. */
export function rule<Value>(fault: (value: Value) => { what: string; remedy: string } | null) {
  return (value: Value, context: z.core.$RefinementCtx<Value>) => {
    const found = fault(value);
    if (found !== null) context.addIssue({ code: "custom", message: says(found.what, found.remedy) });
  };
}

/** Text of a fixed form, described for editors by the same pattern. */
export function pattern(expression: RegExp, form: string, remedy: string) {
  return z
    .string()
    .regex(expression, { error: ({ input }) => says(`${JSON.stringify(input)} is not ${form}`, remedy) });
}

/** A list in which nothing stands twice. */
export function uniqueList<Item extends z.ZodType>(item: Item, most: number) {
  return z
    .array(item)
    .max(most)
    .superRefine((values, context) => {
      for (const [index, value] of values.entries()) {
        if (values.indexOf(value) === index) continue;
        const message = says(`${JSON.stringify(value)} stands here a second time`, "Keep one of the two");
        context.addIssue({ code: "custom", path: [index], message });
      }
    });
}
