import { readFileSync } from "node:fs";
import { type PreviewDocument, parsePreview } from "../plan/preview/document.ts";
import { errorCode } from "../tenants/contract/document/read-file.ts";

/** The file is no whole preview; the message says what to do. */
export class PreviewFault extends Error {}

/** What `pulumi preview --json` wrote into a file. @throws PreviewFault */
export function readPreview(file: string): PreviewDocument {
  const parsed = parsePreview(readText(file));
  if ("fault" in parsed)
    throw new PreviewFault(`${file} ${String(parsed.fault)}. Run pulumi preview --json again.`);
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

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new PreviewFault(
      `${file} cannot be read (${errorCode(error)}). Name what pulumi preview --json wrote.`,
    );
  }
}
