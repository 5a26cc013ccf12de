/**
 * What a request says about itself, by lower-case key: AWS compares keys regardless of case. An empty list: the
 * request certainly lacks the key. Null, or not in here: it may say anything or nothing. A key that ends with a slash
 * speaks of all others that begin so.
 */
export type Context = ReadonlyMap<string, readonly string[] | null>;

/** What a request says of a key; null where nobody knows. */
export function valuesOf(context: Context, key: string): readonly string[] | null {
  const own = context.get(key);
  if (own !== undefined) return own;
  return context.get(key.slice(0, key.indexOf("/") + 1)) ?? null;
}

/** The same request with one key more, or certainly without it. */
export const saying = (context: Context, key: string, value: string | null): Context =>
  new Map([...context, [key, value === null ? [] : [value]]]);
