/** `acme, globex and 3 more`: the first of a list, and how many there are besides. */
export function someOf(words: readonly string[], most: number): string {
  const more = words.length - most;
  return `${words.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
