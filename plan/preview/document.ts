import * as z from "zod";

const state = z.looseObject({
  inputs: z.record(z.string(), z.json()).optional(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  importID: z.string().optional(),
});

const step = z.looseObject({
  op: z.string(),
  urn: z.string().startsWith("urn:pulumi:"),
  oldState: state.optional(),
  newState: state.optional(),
  diffReasons: z.array(z.string()).nullish(),
  replaceReasons: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

const diagnostic = z.looseObject({
  message: z.string(),
  severity: z.string().optional(),
  urn: z.string().optional(),
});

/** What `pulumi preview --json` writes, as far as it is used; secrets are masked in it. */
const document = z
  .looseObject({
    steps: z.array(step).nullish(),
    diagnostics: z.array(diagnostic).nullish(),
    changeSummary: z.record(z.string(), z.number()).nullish(),
  })
  .refine((value) => value.steps != null || value.diagnostics != null);

export type PreviewDocument = z.infer<typeof document>;
export type PreviewStep = z.infer<typeof step>;

/** The document, or why the text is none. */
export function parsePreview(text: string): PreviewDocument | { readonly fault: string } {
  if (text.trim() === "") return { fault: "is empty: the preview ended before it wrote anything" };
  const value = parseJson(text);
  if (value === undefined) {
    return {
      fault: "is not whole JSON: the preview was cut off, or something else was written into its output",
    };
  }
  const parsed = document.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` (at ${issue.path.join(".")})`;
  return { fault: `is JSON, but not what pulumi preview --json writes${where}` };
}

/** The value of a text; undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
