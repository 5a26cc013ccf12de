import assert from "node:assert/strict";
import { created, problems } from "./one-stack.ts";
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

describe("settings are refused", () => {
  it("where there is no such stack, with the nearest name", () => {
    assert.deepEqual(problems(created, "ons"), ["Pulumi.ons.yaml:1:1 does not exist. Did you mean one?"]);
    assert.deepEqual(problems(created, "../../x"), [
      "Pulumi...?..?x.yaml:1:1 does not exist. Use one of one.",
    ]);
  });
});
