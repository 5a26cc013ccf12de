/**
 * Whether a tenant file's text names a stack among its `environments`, told without parsing it as YAML, which a
 * thousand files would take a second and a half for; undefined where only parsing can tell.
 */
export function namesEnvironment(text: string, stack: string): boolean | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith("environments:"));
  if (start === -1) return undefined;
  const value = withoutComment(lines[start]?.slice("environments:".length) ?? "");
  const names = value === "" ? blockKeys(lines.slice(start + 1)) : flowKeys(value);
  return names?.includes(stack);
}

const key = /^[a-z][a-z0-9-]*$/;
/** Quotes, escapes, anchors, aliases and tags: a parser's business. */
const intricate = /["'\\&*!|>%@`]/;

/** `{ dev: {}, prod: { quota: { pods: 50 } } }` on one line. */
function flowKeys(value: string): string[] | undefined {
  if (intricate.test(value) || !/^\{.*\}$/.test(value)) return undefined;
  let content = value.slice(1, -1);
  for (let before = ""; before !== content; ) {
    before = content;
    content = content.replace(/\{[^{}[\]]*\}|\[[^{}[\]]*\]/g, "");
  }
  const entries = content.split(",").map((entry) => entry.trim());
  const names = entries.filter((entry) => entry !== "").map((entry) => entry.replace(/:\s*$/, ""));
  return names.every((name) => key.test(name)) ? names : undefined;
}

/** Keys at the first indentation below, each on a line of its own. */
function blockKeys(lines: readonly string[]): string[] | undefined {
  const names: string[] = [];
  let indentation: number | undefined;
  for (const line of lines) {
    const content = withoutComment(line);
    if (content === "") continue;
    const indent = line.length - line.trimStart().length;
    if (indent === 0) break;
    indentation ??= indent;
    if (indent > indentation) continue;
    const name = /^([^:\s]+):(\s|$)/.exec(content)?.[1];
    if (indent < indentation || line.includes("\t") || name === undefined || !key.test(name))
      return undefined;
    names.push(name);
  }
  return names.length > 0 ? names : undefined;
}

const withoutComment = (text: string) => text.replace(/(^|\s)#.*$/, "").trim();
