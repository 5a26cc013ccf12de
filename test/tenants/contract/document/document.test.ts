import assert from "node:assert/strict";
import { readDocument } from "../../../../tenants/contract/document/document.ts";
import { acme, minimal, problems } from "../directory.ts";

describe("a file's text", () => {
  it("may begin with a byte order mark and end its lines as Windows does", () => {
    assert.deepEqual(acme(`\uFEFF${minimal}`), acme(minimal));
    assert.deepEqual(acme(minimal.replaceAll("\n", "\r\n")), acme(minimal));
  });

  const refused: [text: string | Uint8Array, problem: string][] = [
    ["", "1:1 is empty. Write the file's content, or bring it back with git checkout."],
    ["# nothing\n", "1:1 is empty. Write the file's content, or bring it back with git checkout."],
    ["hello\n", '1:1 must be a map of keys, but is the text "hello". Write it as { key: value }.'],
    ["- a\n", "1:1 must be a map of keys, but is a list. Write it as { key: value }."],
    ["a: 1\n---\nb: 2\n", "2:1 holds a second YAML document. Keep one document to a file, without ---."],
    ["a:\n\tb: 1\n", "2:1 is indented with a tab. Indent with spaces."],
    [
      "a: !!str 1\n",
      "1:10 a: has the YAML tag tag:yaml.org,2002:str. Remove the tag: the value alone is enough.",
    ],
    ["a: !mine 1\n", "1:10 a: has the YAML tag !mine. Remove the tag: the value alone is enough."],
    ["a: &x 1\n", "1:7 a: has the anchor &x. Remove it: aliases are not used here."],
    ["%YAML 1.1\n---\na: yes\n", "1:1 has a YAML directive. Remove the line that begins with %."],
    ["a: 1\na: 2\n", "2:1 a: stands here a second time. Keep one of the two."],
    ["5: 1\n", "1:1 has a key that is not plain text. Put the key in quotes or correct it."],
    ["? [a]\n: 1\n", "1:3 has a key that is not plain text. Put the key in quotes or correct it."],
    ["a: .inf\n", "1:4 a: is Infinity, which is no number to count with. Write a finite number."],
    ['a: "x\\ny"\n', "1:4 a: holds a line break. Write it on one line, with visible characters only."],
    ["a: |\n  x\n  y\n", "1:4 a: holds a line break. Write it on one line, with visible characters only."],
    [
      'a: "x\\u202Ey"\n',
      "1:4 a: holds the invisible character U+202E. Write it on one line, with visible characters only.",
    ],
    [`a: ${"x".repeat(1025)}\n`, "1:4 a: is 1025 characters long. Use at most 1024."],
    [
      `a: ${"[".repeat(20)}${"]".repeat(20)}\n`,
      "1:20 is nested too deeply. Write it with at most 16 levels.",
    ],
    ["#".repeat(65537), "1:1 is 65537 bytes. A file may have 65536: remove what does not belong."],
    [new Uint8Array([0x61, 0xff]), "1:1 is not UTF-8 text. Save it as UTF-8."],
  ];
  for (const [text, problem] of refused) {
    it(`is refused: ${JSON.stringify(String(text).slice(0, 40))}`, () => {
      assert.deepEqual(problems({ "acme.yaml": text }), [`acme.yaml:${problem}`]);
    });
  }

  it("is refused where the YAML does not parse, at the line", () => {
    assert.match(
      problems({ "acme.yaml": "a: [1\nb: 2\n" })[0] ?? "",
      /^acme\.yaml:2:1 begins while a \{ or \[/,
    );
    assert.match(
      problems({ "acme.yaml": 'a: "1\n' })[0] ?? "",
      /^acme\.yaml:\d:\d is not valid YAML: .*\. Correct the line/,
    );
  });

  it("cannot reach an object's prototype", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const text = `${minimal}tags: {"${key}": {polluted: "yes"}}\n`;
      assert.deepEqual(problems({ "acme.yaml": text }), [
        `acme.yaml:4:8 tags.${key}: is an unknown key. Remove it.`,
      ]);
    }
    assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
  });

  it("leads back to where a value stands", () => {
    const document = readDocument("a.yaml", "a:\n  - {b: 1}\n  - {c: x}\nd:\n");
    assert.deepEqual(document.locate(["a", 1, "c"]), { line: 3, column: 9 });
    assert.deepEqual(document.locate(["a", 1, "c"], "key"), { line: 3, column: 6 });
    assert.deepEqual(document.locate(["a", 1, "z", "z"]), { line: 3, column: 5 });
    assert.deepEqual(document.locate(["d"]), { line: 4, column: 1 });
  });
});
