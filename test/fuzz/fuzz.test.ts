import assert from "node:assert/strict";
import type { Campaign, Figures } from "./campaign.ts";
import { fuzzDirectories } from "./campaigns/directories.ts";
import { fuzzFaults } from "./campaigns/faults.ts";
import { fuzzSettings } from "./campaigns/settings.ts";
import { fuzzTenants } from "./campaigns/tenants.ts";

// A short campaign with a fixed seed; npm run fuzz goes on from there.
const campaign = { seed: 20261123, count: 30, plans: 5 };

describe("files that are nearly right", () => {
  const subjects: [subject: string, fuzz: (campaign: Campaign) => Promise<Figures>][] = [
    ["of tenants", fuzzTenants],
    ["of settings", fuzzSettings],
    ["of several tenants together", fuzzDirectories],
  ];
  for (const [subject, fuzz] of subjects) {
    it(`${subject} are accepted, planned and proven, or refused at their place`, async () => {
      const { cases, accepted, plans } = await fuzz(campaign);
      assert.ok(accepted > 0 && accepted < cases && plans > 0, JSON.stringify({ cases, accepted, plans }));
    });
  }

  it("are refused for all their faults at once, and for nothing else", async () => {
    const { cases, accepted } = await fuzzFaults(campaign);
    assert.ok(accepted > 0 && accepted < cases, JSON.stringify({ cases, accepted }));
  });
});
