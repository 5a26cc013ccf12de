import assert from "node:assert/strict";
import { killAtRandom } from "./kills/campaign.ts";

// npm run fuzz -- kills --count 100 goes on from there.
const campaign = { seed: 20261125, count: 6 };

describe("a command that is killed", function () {
  this.timeout(600_000);

  it("leaves a whole file or none, and no folder, worktree or process for longer than to the next run", async function () {
    if (process.platform !== "linux") return this.skip();
    const { kills } = await killAtRandom(campaign);
    assert.equal(
      Object.values(kills).reduce((sum, number) => sum + number),
      campaign.count,
    );
  });
});
