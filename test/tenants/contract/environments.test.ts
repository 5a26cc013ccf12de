import assert from "node:assert/strict";
import { namesEnvironment } from "../../../tenants/contract/environments.ts";

describe("a file's environments, read without parsing", () => {
  const cases: [text: string, expected: boolean | undefined][] = [
    ["environments: { dev: {}, prod: { quota: { pods: 50 } } }", true],
    ["environments: { prod: { access: { viewers: [a:b, c] } }, staging: {} } # dev:", false],
    [
      "environments:\n  # dev: {}\n  staging: {}\n  prod:\n    nodes: { min: 1 }\n    dev: x\ntier: regular",
      false,
    ],
    ["environments:\n  dev:\n    nodes: { min: 1 }\n  prod: {}", true],
    ['environments: { "dev": {} }', undefined],
    ["environments:\n  ? dev\n  : {}", undefined],
    ["environments: {\n  dev: {} }", undefined],
    ["tier: regular", undefined],
    ["environments:", undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${expected ?? "cannot be told"}: ${JSON.stringify(text)}`, () => {
      assert.equal(namesEnvironment(text, "dev"), expected);
    });
  }
});
