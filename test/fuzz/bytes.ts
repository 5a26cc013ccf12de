import fc from "fast-check";

/** What is no UTF-8, or no text, or text of another kind. */
const pieces = [
  [0xff],
  [0xc3, 0x28],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0x00],
  [0x0d],
  [0x0d, 0x0a],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xe2, 0x80, 0xa8],
  [0xc2, 0x85],
  [0x1b, 0x5b, 0x32, 0x4a],
  [0x7f],
  [0x09],
].map((bytes) => Uint8Array.from(bytes));

const piece = fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ minLength: 1, maxLength: 8 }));

const edit = fc.record({ at: fc.integer({ min: 0, max: 9999 }), piece, isInstead: fc.boolean() });

type Whole = (bytes: Buffer) => Buffer;

const wholes: readonly Whole[] = [
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => Buffer.from(bytes.toString().replaceAll("\n", "\r\n")),
  (bytes) => Buffer.from(bytes.toString().replaceAll("\n", "\r")),
  (bytes) => Buffer.concat([Buffer.from("\uFEFF"), bytes]),
  (bytes) => Buffer.from(bytes.toString(), "utf16le"),
  (bytes) => bytes.subarray(0, bytes.length / 2),
  (bytes) => Buffer.concat(Array.from({ length: 100 }, () => bytes)),
  () => Buffer.alloc(0),
];

/** Texts whose bytes are spoilt in a few places, or as a whole. */
export const spoiltBytes = (texts: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...wholes), fc.array(edit, { maxLength: 3 }))
    .map(([text, whole, edits]) =>
      edits.reduce(
        (bytes: Buffer, { at, piece, isInstead }) => {
          const start = Math.floor((at / 10_000) * bytes.length);
          const rest = bytes.subarray(start + (isInstead ? piece.length : 0));
          return Buffer.concat([bytes.subarray(0, start), piece, rest]);
        },
        whole(Buffer.from(text)),
      ),
    );
