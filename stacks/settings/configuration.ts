import type { Problem } from "../../tenants/contract/document/input-error.ts";
import type { Locate } from "../../tenants/contract/document/issues.ts";

/** Before each of this program's keys in a stack's configuration. */
export const projectPrefix = "eks-tenancy:";

/**
 * This program's keys without their prefix, as data. The engine hands objects and lists over as JSON text;
 * every single value among the top keys is text, so that what begins with a bracket is JSON.
 */
export function decode(raw: Readonly<Record<string, unknown>>, locate: Locate) {
  const value: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, setting] of Object.entries(raw)) {
    const name = key.startsWith(projectPrefix) ? key.slice(projectPrefix.length) : key;
    if (name.includes(":")) continue;
    try {
      value[name] = typeof setting === "string" && /^[{[]/.test(setting) ? parseJson(setting) : setting;
    } catch {
      const remedy = "Set it in the stack's file, or with pulumi config set --path";
      problems.push({ ...locate([name]), path: name, what: "is not valid JSON", remedy });
    }
  }
  return { value, problems };
}

function parseJson(text: string): unknown {
  return JSON.parse(text, (key, inner) => (key === "__proto__" ? undefined : inner));
}
