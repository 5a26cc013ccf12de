import assert from "node:assert/strict";
import { minimal, problems } from "../directory.ts";

describe("a file's text", () => {
  const bombs: [name: string, text: string][] = [
    [
      "aliases",
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join("\n")}`,
    ],
    ["many aliases", `a: &a [x]\nb: [${"*a,".repeat(20000)}]\n`],
    ["brackets", "[".repeat(65000)],
    ["dashes", "- ".repeat(32000)],
    ["braces", "{a: ".repeat(16000)],
    ["unknown keys", minimal + Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join("\n")],
    ["one key many times", minimal + "k: 1\n".repeat(8000)],
    ["entries", `${minimal}network: {allowTo: [${"{},".repeat(20000)}]}\n`],
    ["commas", `[${",".repeat(60000)}`],
  ];
  for (const [name, text] of bombs) {
    it(`dies fast as a bomb of ${name}`, () => {
      const { length } = problems({ "acme.yaml": text });
      assert.ok(length >= 1 && length <= 101, `${length} problems`);
    }).timeout(10_000);
  }
});
