import assert from "node:assert/strict";
import { costTags } from "../../../components/platform/cost-tags.ts";
import { platformTags } from "../../../components/tags.ts";
import { settings } from "./settings.ts";

describe("the cost tags", () => {
  it("are what the stack puts on everything, and what tells tenants apart", () => {
    const own = Object.keys(platformTags({ ...settings, tags: {} }));
    assert.deepEqual([...costTags].sort(), [...own, "costCenter", "team", "tenant", "tier"].sort());
  });
});
