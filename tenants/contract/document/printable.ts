/** Control, formatting (bidirectional and zero-width included), private, surrogate; line and paragraph separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const everyUnprintable = new RegExp(unprintable, "gu");
const longest = 500;

/** The first character of a text that nobody sees, or that steers a terminal. */
export function findUnprintable(text: string): string | undefined {
  return unprintable.exec(text)?.[0];
}

/** Text of a file or a file's name, safe to print on one line. */
export function printable(text: string): string {
  const visible = text.replace(everyUnprintable, "\uFFFD");
  // No half of a character that takes two units.
  return visible.length > longest ? `${visible.slice(0, longest).replace(/\p{Cs}$/u, "")}…` : visible;
}
