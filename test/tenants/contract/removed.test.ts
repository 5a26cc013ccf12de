import assert from "node:assert/strict";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { loadDeployed } from "../../../tenants/contract/load.ts";
import { dev, minimal, problems, prod, withDirectory } from "./directory.ts";

describe("removed.yaml", () => {
  const entry = "- {name: globex, removed: 2026-05-29, reason: Contract ended}\n";

  it("keeps a name from being used again, and names both places", () => {
    assert.deepEqual(problems({ "acme.yaml": minimal, "removed.yaml": entry }), []);
    assert.deepEqual(problems({ "globex.yaml": minimal, "removed.yaml": entry }), [
      "globex.yaml:1:1 takes the name of a tenant that was removed on 2026-05-29 (removed.yaml:1:10). Choose another name, or deal with the data under tenants/globex/ in the bucket and delete that entry.",
    ]);
  });

  it("lets a tenant live on elsewhere that left some stacks, but not come back to them", () => {
    const left = (...stacks: string[]) => entry.replace("}", `, environments: [${stacks.join(", ")}]}`);
    const files = (removed: string) => ({ "globex.yaml": minimal, "removed.yaml": removed });
    assert.deepEqual(problems(files(left("prod")), dev), []);
    assert.deepEqual(problems(files(left("prod")), prod), [
      "globex.yaml:3:39 environments.prod: comes back to prod, which globex left on 2026-05-29 (removed.yaml:1:10). Deal with the data under tenants/globex/ in the bucket of prod, and delete that entry.",
    ]);
    const gone = { ...files(left("prod")), "globex.yaml": minimal.replace(", prod: {}", "") };
    assert.deepEqual(problems(gone, prod), []);
    assert.deepEqual(problems(files(`${left("prod")}${left("staging")}`), dev), []);
    assert.match(
      problems(files(`${left("prod", "staging")}${left("staging")}`), dev).join(),
      /already stands/,
    );
  });

  it("is read as those that left the stack, by name", () => {
    const removed = `${entry}${entry.replace("globex", "apex")}${entry.replace("globex", "umbra").replace("}", ", environments: [prod]}")}`;
    withDirectory({ "acme.yaml": minimal, "removed.yaml": removed }, (directory) => {
      const names = (settings: Settings) =>
        loadDeployed({ directory, settings }).removed.map(({ name }) => name);
      assert.deepEqual(names(dev), ["apex", "globex"]);
      assert.deepEqual(names(prod), ["apex", "globex", "umbra"]);
    });
  });

  it("tells since when a tenant lives nowhere: its last cell counts, and a file is a life", () => {
    const left = (removed: string, stack: string) =>
      `- {name: globex, removed: ${removed}, reason: moved, environments: [${stack}]}\n`;
    const both = `${left("2026-05-29", "dev")}${left("2026-11-23", "prod")}`;
    const gone = (files: Readonly<Record<string, string>>) =>
      withDirectory({ "acme.yaml": minimal, "removed.yaml": both, ...files }, (directory) =>
        loadDeployed({ directory, settings: dev }).removed.map((entry) => [entry.removed, entry.gone]),
      );
    assert.deepEqual(gone({}), [["2026-05-29", "2026-11-23"]]);
    const staging = minimal.replace("dev: {}, ", "").replace(", prod: {}", "");
    assert.deepEqual(gone({ "globex.yaml": staging }), [["2026-05-29", null]]);
  });

  const refused: [text: string, problem: string][] = [
    [`${entry}${entry}`, "2:10 [1].name: globex already stands at removed.yaml:1:10. Keep one of the two."],
    [entry.replace("05-29", "13-29"), "1:27 [0].removed: is not a date. Write it as 2026-11-23."],
    [entry.replace("reason", "reson"), "1:39 [0].reson: is an unknown key. Did you mean reason?"],
    [
      entry.replace("}", ", environments: [prdo]}"),
      "1:78 [0].environments[0]: prdo is not a stack. Did you mean prod?",
    ],
    [entry.replace("}", ", environments: []}"), "1:77 [0].environments: is empty. Name at least 1."],
    [
      `${entry}${entry.replace("}", ", environments: [prod]}")}`,
      "2:10 [1].name: globex already stands at removed.yaml:1:10. Keep one of the two.",
    ],
    ["globex\n", '1:1 must be a list, but is the text "globex". Put it in brackets: [a, b].'],
  ];
  for (const [text, problem] of refused) {
    it(`refuses ${text.replaceAll("\n", " ")}`, () => {
      const found = problems({ "acme.yaml": minimal, "removed.yaml": text });
      assert.ok(found.includes(`removed.yaml:${problem}`), found.join("\n"));
    });
  }
});
