import assert from "node:assert/strict";
import { minimal, problems } from "../directory.ts";
import { refuses } from "../refused.ts";

refuses("its form", {
  minimal: [
    ["quotas: {cpu: 1}", "1 quotas: is an unknown key. Did you mean quota?"],
    [
      "isolation: shared",
      '12 isolation: must be one of dedicated, pooled, but is the text "shared". Use dedicated or pooled.',
    ],
    [
      "state: froze",
      '8 state: must be one of active, frozen, offboarding, but is the text "froze". Did you mean frozen?',
    ],
    [
      "workloads: {serviceAccounts: [App]}",
      '31 workloads.serviceAccounts[0]: "App" is not a ServiceAccount\'s name. Use lower-case letters, digits and hyphens.',
    ],
    [
      "workloads: {serviceAccounts: [default]}",
      "31 workloads.serviceAccounts[0]: default is every pod's own ServiceAccount, without rights in AWS. Name another one.",
    ],
  ],
});

/** Whole files. */
const files: [text: string, problems: string[]][] = [
  [
    minimal.replace("regular", "premum"),
    ['acme.yaml:1:7 tier: dev has no tier "premum". Did you mean premium?'],
  ],
  [
    minimal.replace("regular", "gold"),
    ['acme.yaml:1:7 tier: dev has no tier "gold". Use one of regular, premium.'],
  ],
  [
    minimal.replace("email", "mail"),
    [
      "acme.yaml:2:8 owner.email: is missing. Add it.",
      "acme.yaml:2:26 owner.mail: is an unknown key. Did you mean email?",
    ],
  ],
  [
    minimal.replace("payments@acme.example", "payments"),
    ['acme.yaml:2:33 owner.email: "payments" is not an email address. Write it as team@acme.example.'],
  ],
  [
    minimal.replace("}\nenv", ", costCenter: 4711}\nenv"),
    ["acme.yaml:2:69 owner.costCenter: must be text, but is the number 4711. Put it in quotes."],
  ],
  [
    minimal.replace("dev: {}", "dev: {}, prd: {}"),
    ["acme.yaml:3:26 environments.prd: is not a stack. Did you mean prod?"],
  ],
  [
    minimal.replace("dev: {}", "dev: {tier: premium}"),
    [
      "acme.yaml:3:23 environments.dev.tier: is an unknown key. Use one of isolation, state, offboarding, nodes, quota, limits, access, network, workloads, storage, tags.",
    ],
  ],
  [
    minimal.replace(/environments.*/, "environments: {}"),
    [
      "acme.yaml:3:15 environments: names no environment. Name where the tenant is deployed, such as dev: {}, or offboard it and remove the file.",
    ],
  ],
  [
    "isolation: pooled\n",
    [
      "acme.yaml:1:1 environments: is missing. Add it.",
      "acme.yaml:1:1 owner: is missing. Add it.",
      "acme.yaml:1:1 tier: is missing. Add it.",
    ],
  ],
];

describe("a tenant file is refused", () => {
  for (const [text, expected] of files) {
    it(text.replaceAll("\n", " | ").slice(0, 100), () =>
      assert.deepEqual(problems({ "acme.yaml": text }), expected),
    );
  }
});
