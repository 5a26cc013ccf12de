/** Address of the next page in a Link header, never on another host: the token would go there. */
export function nextPage(link: string | null, current: URL): URL | null {
  for (const part of link?.split(",") ?? []) {
    const [, target] = /^\s*<([^>]+)>\s*;.*\brel="?next"?/.exec(part) ?? [];
    if (target === undefined) continue;
    const next = new URL(target, current);
    if (next.origin !== current.origin) throw new Error(`The next page is on another host, ${next.origin}.`);
    return next;
  }
  return null;
}
