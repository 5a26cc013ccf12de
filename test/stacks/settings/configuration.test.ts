import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { created, problems, root } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("what every stack says", created, [
  [
    '"123456789012"',
    "123456789012",
    "2:24 account: must be text, but is the number 123456789012. Put it in quotes.",
  ],
  [
    "region: eu-west-1",
    "region: eu-west",
    '3:23 region: "eu-west" is not an AWS region. Write it as eu-west-1.',
  ],
  [
    "eks-tenancy:bucket",
    "eks-tenancy:buckt",
    "2:3 bucket: is missing. Add it.",
    "14:3 buckt: is an unknown key. Did you mean bucket?",
  ],
  [
    "config:\n",
    "config:\n  eks-tenancy:tags: {tenant: x}\n",
    "2:30 tags.tenant: is a tag that the platform or AWS sets itself. Use another key.",
  ],
  ["config:", "confg:", "1:1 has no config. Add config: with eks-tenancy: keys."],
]);

refuses("configuration that the engine takes and nobody reads", created, [
  [
    "config:\n",
    "environment: [prod]\nconfig:\n",
    "1:1 environment: brings configuration from Pulumi ESC, which no plan and no proof sees. Remove it, and write this program's keys under config.",
  ],
  [
    "config:\n",
    "config:\n  eks-tenancy:protection: {tenants: true}\n  protection: {tenants: false}\n",
    "3:3 protection: says again what eks-tenancy:protection says. Keep one, eks-tenancy:protection.",
  ],
  [
    "config:\n",
    "config:\n  region: eu-west-1\n",
    "4:3 eks-tenancy:region: says again what region says. Keep one, eks-tenancy:region.",
  ],
  [
    "config:\n",
    "config:\n  eks-tenancy:config:protection: {tenants: false}\n",
    "2:3 eks-tenancy:config:protection: is no way to write a key here. Write it as eks-tenancy:<key>.",
  ],
]);

describe("the project's own file", () => {
  it("gives no setting a value, which the engine would take where a stack states none", () => {
    const { config, environment } = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8"));
    assert.equal(environment, undefined);
    for (const [key, setting] of Object.entries<object>(config))
      assert.deepEqual(Object.keys(setting).sort(), ["description", "type"], key);
  });
});

describe("settings are refused", () => {
  it("where there is no such stack, with the nearest name", () => {
    assert.deepEqual(problems(created, "ons"), ["Pulumi.ons.yaml:1:1 does not exist. Did you mean one?"]);
    assert.deepEqual(problems(created, "../../x"), [
      "Pulumi...?..?x.yaml:1:1 does not exist. Use one of one.",
    ]);
  });
});
