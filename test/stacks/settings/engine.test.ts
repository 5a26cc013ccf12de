import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadSettings, parseSettings } from "../../../stacks/settings/load.ts";
import { asEngineGives } from "../../support/engine-config.ts";
import { created, existing, messages, root, withStack } from "./one-stack.ts";

describe("settings from the engine", () => {
  const fromEngine = (text: string) => ({
    ...asEngineGives(parse(text).config),
    "aws:skipMetadataApiCheck": "true",
  });

  it("are the same as from the file", () => {
    for (const text of [created, existing]) {
      withStack(text, (directory) => {
        const offline = loadSettings({ stack: "one", root: directory });
        assert.deepEqual(parseSettings("one", fromEngine(text), directory), offline);
      });
    }
  });

  it("are the same for the three environments", () => {
    for (const stack of ["dev", "staging", "prod"]) {
      const raw = fromEngine(readFileSync(join(root, `stacks/Pulumi.${stack}.yaml`), "utf8"));
      assert.deepEqual(parseSettings(stack, raw, root), loadSettings({ stack, root }));
    }
  });

  it("are located in the stack's file", () => {
    withStack(created, (directory) => {
      const raw = { ...fromEngine(created), "eks-tenancy:account": "1", "eks-tenancy:network": '{"cidrs":' };
      assert.deepEqual(
        messages(() => parseSettings("one", raw, directory), directory),
        [
          'Pulumi.one.yaml:2:24 account: "1" is not an AWS account id. Write its 12 digits, in quotes.',
          "Pulumi.one.yaml:11:5 network: is not valid JSON. Set it in the stack's file, or with pulumi config set --path.",
        ],
      );
    });
  });

  it("are refused as from the file where that says more than the engine hands over", () => {
    const twice = `environment: [prod]\n${created}  account: "210987654321"\n`;
    withStack(twice, (directory) => {
      const found = messages(() => parseSettings("one", fromEngine(created), directory), directory);
      assert.deepEqual(
        found.map((line) => line.replace(/ (brings|says).*/, "")),
        ["Pulumi.one.yaml:1:1 environment:", "Pulumi.one.yaml:24:3 account:"],
      );
    });
  });
});
