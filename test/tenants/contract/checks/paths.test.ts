import assert from "node:assert/strict";
import { load, minimal, problems } from "../directory.ts";

const to = (tenant: string, ...ports: number[]) =>
  `network: {allowTo: [{tenant: ${tenant}, ports: [${ports}]}]}\n`;
const from = (tenant: string, ...ports: number[]) =>
  `network: {allowFrom: [{tenant: ${tenant}, ports: [${ports}]}]}\n`;

describe("a path between two tenants", () => {
  it("exists where both declare it, whatever the order of the ports", () => {
    const files = {
      "acme.yaml": minimal + to("globex", 8443, 443),
      "globex.yaml": minimal + from("acme", 443, 8443),
    };
    const [acme, globex] = load(files);
    assert.deepEqual(acme?.network.allowTo, [{ tenant: "globex", ports: [443, 8443] }]);
    assert.deepEqual(globex?.network.allowFrom, [{ tenant: "acme", ports: [443, 8443] }]);
  });

  it("may be declared in several entries", () => {
    const split = "network: {allowFrom: [{tenant: acme, ports: [443]}, {tenant: acme, ports: [8443]}]}\n";
    assert.deepEqual(
      problems({ "acme.yaml": minimal + to("globex", 8443, 443), "globex.yaml": minimal + split }),
      [],
    );
  });

  it("is refused where one side is silent, with the line to add", () => {
    assert.deepEqual(problems({ "acme.yaml": minimal + to("globex", 8443), "globex.yaml": minimal }), [
      "acme.yaml:4:30 network.allowTo[0].tenant: globex does not declare the path from acme on port 8443. Add to network.allowFrom in globex.yaml the line - { tenant: acme, ports: [8443] }.",
    ]);
    assert.deepEqual(problems({ "acme.yaml": minimal, "globex.yaml": minimal + from("acme", 8443) }), [
      "globex.yaml:4:32 network.allowFrom[0].tenant: acme does not declare the path to globex on port 8443. Add to network.allowTo in acme.yaml the line - { tenant: globex, ports: [8443] }.",
    ]);
  });

  it("is refused on the ports that only one side names", () => {
    assert.deepEqual(
      problems({
        "acme.yaml": minimal + to("globex", 443, 9000),
        "globex.yaml": minimal + from("acme", 443),
      }),
      [
        "acme.yaml:4:30 network.allowTo[0].tenant: globex does not declare the path from acme on port 9000. Add to network.allowFrom in globex.yaml the line - { tenant: acme, ports: [9000] }.",
      ],
    );
  });

  it("is not the path in the other direction", () => {
    assert.equal(
      problems({ "acme.yaml": minimal + to("globex", 443), "globex.yaml": minimal + to("acme", 443) }).length,
      2,
    );
  });

  it("counts as the environment overrides it", () => {
    const override = minimal.replace("dev: {}", "dev: {network: {allowFrom: []}}") + from("acme", 443);
    assert.deepEqual(problems({ "acme.yaml": minimal + to("globex", 443), "globex.yaml": override }), [
      "acme.yaml:4:30 network.allowTo[0].tenant: globex does not declare the path from acme on port 443. Add to environments.dev.network.allowFrom in globex.yaml the line - { tenant: acme, ports: [443] }.",
    ]);
  });

  it("leads to a tenant that exists, is deployed here, and is another", () => {
    const elsewhere = minimal.replace("dev: {}, ", "");
    const files = { "initech.yaml": elsewhere, "globex.yaml": minimal };
    assert.deepEqual(problems({ ...files, "acme.yaml": minimal + to("initech", 1) }), [
      "acme.yaml:4:30 network.allowTo[0].tenant: initech is not deployed in dev. Add dev to initech's environments, or override network for dev without it.",
    ]);
    assert.deepEqual(problems({ ...files, "acme.yaml": minimal + to("globx", 1) }), [
      "acme.yaml:4:30 network.allowTo[0].tenant: there is no tenant globx. Did you mean globex?",
    ]);
    assert.deepEqual(problems({ ...files, "acme.yaml": minimal + to("acme", 1) }), [
      "acme.yaml:4:30 network.allowTo[0].tenant: is the tenant itself. Remove it: withinNamespace decides about the own pods.",
    ]);
  });

  it("is not judged against a file that is at fault itself", () => {
    assert.deepEqual(
      problems({ "acme.yaml": minimal + to("globex", 1), "globex.yaml": "tier: 1\n" }).filter((line) =>
        line.startsWith("acme"),
      ),
      [],
    );
  });

  it("is not written as a namespace", () => {
    const text = `${minimal}network: {allowTo: [{namespace: globex, ports: [1]}]}\n`;
    assert.deepEqual(problems({ "acme.yaml": text, "globex.yaml": minimal }), [
      "acme.yaml:4:33 network.allowTo[0].namespace: globex is a tenant. Write tenant: globex.",
    ]);
  });
});
