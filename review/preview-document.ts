import { type PreviewDocument, parsePreview } from "../plan/preview/document.ts";
import { DocumentFault, readOutput } from "./document.ts";

/** What `pulumi preview --json` wrote into a file. @throws DocumentFault */
export function readPreview(file: string): PreviewDocument {
  const parsed = parsePreview(readOutput(file, "pulumi preview --json"));
  if ("fault" in parsed)
    throw new DocumentFault(`${file} ${String(parsed.fault)}. Run pulumi preview --json again.`);
  return parsed;
}

/** Why the engine gave up; empty where it did not. */
export function failures({ diagnostics }: PreviewDocument): readonly string[] {
  return (diagnostics ?? [])
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => oneLine(message));
}

/** Nothing of a diagnostic begins a line of its own, where GitHub takes `::` for a command. */
const oneLine = (message: string) => message.trim().replace(/\s+/g, " ");
