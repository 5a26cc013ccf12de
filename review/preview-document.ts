import { readFileSync } from "node:fs";
import { type PreviewDocument, type PreviewStep, parsePreview } from "../plan/preview/document.ts";
import { errorCode } from "../tenants/contract/read-file.ts";

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

/** Name of the tenant a step belongs to, by its chain of parents; null for the platform's. */
export function tenantOf(step: PreviewStep, byUrn: ReadonlyMap<string, PreviewStep>): string | null {
  const seen = new Set<string>();
  for (let urn: string | undefined = step.urn; urn !== undefined && !seen.has(urn); ) {
    seen.add(urn);
    const { type, name } = partsOf(urn);
    if (type === "tenancy:index:Tenant") return name;
    const found: PreviewStep | undefined = urn === step.urn ? step : byUrn.get(urn);
    urn = (found?.newState ?? found?.oldState)?.parent;
  }
  return null;
}

/** Type and logical name of a resource, out of its URN. */
export function partsOf(urn: string): { readonly type: string; readonly name: string } {
  // A name may hold `::` too.
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").at(-1) ?? "", name: name.join("::") };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new PreviewFault(
      `${file} cannot be read (${errorCode(error)}). Name what pulumi preview --json wrote.`,
    );
  }
}
