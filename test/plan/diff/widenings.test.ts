import assert from "node:assert/strict";
import { widenings } from "../../../plan/diff/widenings.ts";
import type { Json } from "../../../plan/plan.ts";
import { inWords } from "../../support/diffs.ts";
import { least } from "../../support/tenants.ts";
import { diffOfFiles, said } from "./files.ts";

type Inputs = Readonly<Record<string, Json>>;

describe("what lets more in than before", () => {
  const told = (type: string, before: Inputs, after: Inputs) =>
    widenings({ type, inputs: before }, { type, inputs: after }).map(inWords);
  const at = (...ranges: string[]): Inputs => ({ endpointPublicAccess: true, publicAccessCidrs: ranges });
  const closed = { endpointPublicAccess: false };

  it("is a range that no range of the public endpoint held", () => {
    const cases: readonly [before: Inputs, after: Inputs, ranges: readonly string[]][] = [
      [closed, at("0.0.0.0/0"), ["0.0.0.0/0"]],
      [closed, { endpointPublicAccess: true }, ["0.0.0.0/0"]],
      [closed, {}, []],
      [at("192.0.2.0/24"), at("192.0.2.0/25", "192.0.2.255/32"), []],
      [at("192.0.2.0/25"), at("192.0.2.0/24"), ["192.0.2.0/24"]],
      [at("192.0.2.0/24"), at("192.0.2.0/24", "198.51.100.7/32"), ["198.51.100.7/32"]],
      [at("0.0.0.0/0"), at("192.0.2.0/24"), []],
      [at("192.0.2.0/24"), at("[computed]"), ["[computed]"]],
      [at("192.0.2.0/24"), closed, []],
    ];
    for (const [before, after, ranges] of cases) {
      const words = ranges.map((range) => `opens the API server to ${range}`);
      assert.deepEqual(told("eks:index:Cluster", before, after), words);
      const within = (inputs: Inputs) =>
        inputs === closed || "endpointPublicAccess" in inputs ? { vpcConfig: inputs } : {};
      assert.deepEqual(told("aws:eks/cluster:Cluster", within(before), within(after)), words);
    }
  });

  it("is emergency access that ends later, and not one that ends earlier", async () => {
    const day = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
    const until = (date: string) =>
      least(
        `access: { breakGlass: [{ principal: arn:aws:iam::111122223333:role/on-call, until: ${date}, reason: x }] }\n`,
      );
    const compared = async (before: string, after: string) =>
      said(await diffOfFiles({ acme: until(before) }, { acme: until(after) }));
    const later = `acme: emergency access of arn:aws:iam::111122223333:role/on-call lasts until ${day(9)}`;
    assert.deepEqual(await compared(day(2), day(9)), [later]);
    assert.deepEqual(await compared(day(9), day(2)), []);
  });
});
