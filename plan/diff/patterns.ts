/** Whether everything that a pattern with `*` and `?` matches is matched by another too; if in doubt, not. */
export function covers(outer: string, inner: string): boolean {
  if (outer === inner || outer === "*") return true;
  // A policy variable is known at a call only.
  if (outer.includes("${")) return false;
  const form = outer
    .split("")
    .map((letter) => wildcards[letter] ?? letter.replace(/\W/g, "\\$&"))
    .join("");
  return new RegExp(`^${form}$`, "s").test(inner);
}

/** One character cannot hold all that the other pattern's `*` stands for. */
const wildcards: Readonly<Record<string, string>> = { "*": ".*", "?": "[^*]" };

export const coversAll = (outer: readonly string[], inner: readonly string[]) =>
  inner.every((one) => outer.some((other) => covers(other, one)));
