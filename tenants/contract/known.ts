import type * as z from "zod";
import { isMap, type Path, valueAt } from "./document/path.ts";
import { type TenantFile, tenantFileSchema } from "./schema/tenant-file.ts";

/** A file's content as far as it is right, so that one run tells all that is wrong with it. */
interface KnownContent {
  readonly issues: readonly z.core.$ZodIssue[];
  /** Without the fields that are wrong; null where too little is left to judge. */
  readonly content: TenantFile | null;
  /** Whether a finding at this path is about what the file says, and not about what had to be left out. */
  isKnown(path: Path): boolean;
}

export function parseKnown(value: unknown): KnownContent {
  const whole = tenantFileSchema.safeParse(value);
  if (whole.success) return { issues: [], content: whole.data, isKnown: () => true };
  const { issues } = whole.error;
  const known = structuredClone(value);
  const left = issues.map((issue) => leaveOut(issue, known));
  const content = left.includes(null) ? null : (tenantFileSchema.safeParse(known).data ?? null);
  const blurred = new Set(left.flatMap((field) => [field, ...(bearing[field ?? ""] ?? [])]));
  return { issues, content, isKnown: ([field]) => !blurred.has(String(field)) };
}

/** Takes away the field that an issue is about, everywhere, and names it; null where nothing can be judged then. */
function leaveOut(issue: z.core.$ZodIssue, known: unknown): string | null {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) remove(valueAt(known, path), key);
    return "";
  }
  const field = path[0] === "environments" ? path[2] : path[0];
  if (!isMap(known) || field === undefined || field === "tier") return null;
  for (const layer of [known, ...layersOf(known)]) remove(layer, field);
  return field === "owner" ? named(known) : field;
}

const layersOf = ({ environments }: Record<string, unknown>) =>
  isMap(environments) ? Object.values(environments) : [];

function remove(map: unknown, key: string): void {
  if (isMap(map)) delete map[key];
}

/** Somebody stands in for an owner who is not understood: nothing is judged by that. */
function named(known: Record<string, unknown>): "owner" {
  known.owner = { team: "somebody", email: "somebody@example.com" };
  return "owner";
}

/** What other fields are judged by: without the one, little can be said about the others. */
const bearing: Readonly<Record<string, readonly string[]>> = {
  isolation: ["nodes", "quota", "limits"],
  nodes: ["isolation", "quota", "limits"],
  quota: ["limits", "workloads"],
  limits: ["quota"],
  state: ["offboarding"],
  workloads: ["storage", "quota"],
  storage: ["workloads"],
};
