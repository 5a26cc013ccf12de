import fc from "fast-check";
import { isMap, type Path, valueAt } from "../../tenants/contract/document/path.ts";
import { odd, oddKey } from "./odd.ts";

interface Edit {
  readonly kind: "replace" | "swap" | "remove" | "add" | "nest";
  /** Shares of the places there are. */
  readonly at: number;
  readonly from: number;
  readonly key: string;
  readonly value: unknown;
}

const share = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000);

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("replace", "replace", "swap", "swap", "remove", "add", "nest"),
  at: share,
  from: share,
  key: oddKey,
  value: odd,
});

/** A file's content with a few values changed for odd ones or for others of its own, taken out or added. */
export const spoilt = (contents: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...contents), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([content, edits]) => edits.reduce(spoil, structuredClone(content)));

function spoil(content: unknown, { kind, at, from, key, value }: Edit): unknown {
  const places = placesIn(content, []);
  const place = places[Math.floor(at * places.length)];
  const other = places[Math.floor(from * places.length)];
  if (place === undefined || other === undefined) return content;
  const holder = valueAt(content, place.slice(0, -1));
  const name = place.at(-1) ?? "";
  if (kind === "remove") Reflect.deleteProperty(holder as object, name);
  else if (kind === "add" && isMap(valueAt(content, place))) put(valueAt(content, place), key, value);
  else put(holder, name, kind === "swap" ? structuredClone(valueAt(content, other)) : nested(kind, value));
  return content;
}

const nested = (kind: Edit["kind"], value: unknown): unknown =>
  kind === "nest" ? Array.from({ length: 20 }).reduce((inner) => ({ a: [inner] }), value) : value;

/** Also where the key is `__proto__`. */
function put(holder: unknown, name: string | number, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
}

function placesIn(value: unknown, path: Path): Path[] {
  const keys = Array.isArray(value) ? [...value.keys()] : isMap(value) ? Object.keys(value) : [];
  return keys.flatMap((key) => [[...path, key], ...placesIn(valueAt(value, [key]), [...path, key])]);
}
