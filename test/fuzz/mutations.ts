import fc from "fast-check";

/** What YAML, terminals and careless programs trip over. */
const tokens = [
  "&a ",
  "*a",
  "!!js/function ",
  "!!binary ",
  "<<: ",
  "? ",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "|",
  ">",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "\t",
  "\r",
  "\u0000",
  "\u001b[2J",
  "\u202e",
  "\ufeff",
  "\ud800",
  '"',
  "'",
  "#",
  "~",
  "null",
  "NaN",
  ".inf",
  "1e400",
  "0o17",
  "__proto__: 1\n",
  "constructor: {}\n",
  "{".repeat(300),
  "[".repeat(3000),
  "a".repeat(2000),
  "x: &x [*x]\n",
  "{".repeat(20_000) + "}".repeat(20_000),
  `${"k".repeat(2000)}: 1\n`,
  "tier: regular\n",
  "'tier': premium\n",
  '"tier": premium\n',
  '"\\x74ier": premium\n',
  "? tier\n: premium\n",
  "yes",
  "off",
  "=",
  "0x1F",
  "1_000",
  "190:20:30",
  "99999999999999999999999",
  "2026-11-25",
  "!!bool yes",
  "toString: 1\n",
  '"__proto__": {}\n',
  "<<: *a\n",
  "\n",
  "  ",
  "é",
  "日本",
  "😀",
];

interface Edit {
  readonly kind: "insert" | "delete" | "repeat" | "move";
  /** Shares of the text's length. */
  readonly at: number;
  readonly length: number;
  readonly token: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("insert", "delete", "repeat", "move"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 30 }),
  token: fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: "binary", maxLength: 6 })),
});

/** A text with a few places spoilt. */
export const mutated = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(spoil, text));

function spoil(text: string, { kind, at, length, token }: Edit): string {
  const start = Math.floor(at * text.length);
  const [before, piece, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  switch (kind) {
    case "insert":
      return before + token + piece + after;
    case "delete":
      return before + after;
    case "repeat":
      return before + piece + piece + after;
    case "move":
      return piece + before + after;
  }
}
