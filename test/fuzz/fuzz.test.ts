import assert from "node:assert/strict";
import { fuzzSettings, fuzzTenants } from "./campaign.ts";

// A short campaign with a fixed seed; npm run fuzz goes on from there.
const campaign = { seed: 20261123, count: 60 };

describe("files that are nearly right", () => {
  it("of tenants are accepted, planned and proven, or refused at their place", async () => {
    const { accepted, cases } = await fuzzTenants(campaign);
    assert.ok(accepted > 0 && accepted < cases, String(accepted));
  });

  it("of settings are accepted and planned, or refused at their place", async () => {
    const { accepted, cases } = await fuzzSettings(campaign);
    assert.ok(accepted > 10 && accepted < cases, String(accepted));
  });
});
