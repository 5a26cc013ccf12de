import assert from "node:assert/strict";
import { priorityClasses } from "../../../../components/platform/guardrails/priority.ts";
import { judges, pod } from "./cases.ts";
import { withVersion } from "./judge.ts";

const settings = withVersion("1.36");

judges("priority", {
  admits: { none: pod({}), "its tier's": pod({ priorityClassName: "tenant-premium" }) },
  refuses: {
    "another tier's": [
      pod({ priorityClassName: "tenant-regular" }),
      /write priorityClassName: tenant-premium/,
    ],
    "the system's": [pod({ priorityClassName: "system-node-critical" }), /not that of the tenant's tier/],
  },
});

it("a priority class never ends a running pod", () => {
  const tier = { priority: 1000 } as (typeof settings.tiers)[string];
  const [only] = priorityClasses({ ...settings, tiers: { regular: tier } });
  assert.deepEqual([only?.metadata.name, only?.value], ["tenant-regular", 1000]);
  assert.equal(only?.preemptionPolicy, "Never");
  assert.equal(only?.globalDefault, false);
});
