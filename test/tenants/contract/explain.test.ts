import assert from "node:assert/strict";
import { tierSource } from "../../../stacks/settings/load.ts";
import { explainTenant } from "../../../tenants/contract/explain.ts";
import { dedicated, dev, minimal, root, withDirectory } from "./directory.ts";

function sources(text: string): ReadonlyMap<string, string> {
  return withDirectory({ "acme.yaml": text }, (directory) => {
    const source = tierSource({ stack: "dev", root });
    const explained = explainTenant({ directory, settings: dev, name: "acme", tierSource: source });
    const lines = (explained?.values ?? []).map(
      ({ path, source }) => [path, source.replace(`${directory}/`, "")] as const,
    );
    return new Map(lines);
  });
}

describe("where a value comes from", () => {
  const found = sources(`${dedicated.replace("dev: {}", "dev: {nodes: {max: 2}}")}quota: {pods: 9}\n`);

  for (const [path, source] of [
    ["name", /^the file's name$/],
    ["tier", /^acme\.yaml:1:7$/],
    ["owner.team", /^acme\.yaml:2:16$/],
    ["state", /^default$/],
    ["access.admins", /^default$/],
    ["nodes.max", /^acme\.yaml:3:36 \(environments\.dev\)$/],
    ["nodes.min", /^stacks\/tiers\.yaml:\d+:\d+ \(tier premium\)$/],
    ["quota.pods", /^acme\.yaml:4:15$/],
    ["quota.cpu", /^nodes at max$/],
    ["quota.secrets", /^stacks\/tiers\.yaml:\d+:\d+ \(tier premium\)$/],
  ] as const) {
    it(path, () => assert.match(found.get(path) ?? "absent", source));
  }

  it("is the isolation, for the nodes of a pooled tenant, wherever it states some", () => {
    assert.equal(sources(minimal).get("nodes"), "isolation pooled");
    const elsewhere = dedicated.replace("dev: {}", "dev: { isolation: pooled }");
    assert.equal(sources(`${elsewhere}nodes: { max: 2 }\n`).get("nodes"), "isolation pooled");
  });

  it("is the tier's ceiling, for a quota that the nodes would exceed", () => {
    const large = sources(`${dedicated}nodes: { instanceTypes: [m7i.16xlarge], max: 60 }\n`);
    assert.match(large.get("quota.cpu") ?? "", /^stacks\/tiers\.yaml:\d+:\d+ \(ceiling of tier premium\)$/);
  });

  it("is nowhere for a tenant that there is not", () => {
    withDirectory({ "globex.yaml": minimal }, (directory) => {
      assert.equal(
        explainTenant({ directory, settings: dev, name: "acme", tierSource: () => undefined }),
        null,
      );
    });
  });
});
