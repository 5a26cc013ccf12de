import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { ask, Cancelled, tierFacts } from "../../../cli/new/ask.ts";
import { dev } from "../../tenants/contract/directory.ts";

const role = "arn:aws:iam::111122223333:role/acme-admins";

/** Types the keys, one answer after the other, and tells what was answered and seen. */
async function typed(...keys: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let seen = "";
  output.on("data", (data) => {
    seen += data;
  });
  const answers = ask({}, dev, { input, output });
  answers.catch(() => {});
  for (const key of keys) {
    await setTimeout(30);
    input.write(key);
  }
  return { answers, seen: () => seen };
}

describe("new on a terminal", () => {
  it("asks for everything, the tiers with their values, and again where an answer is at fault", async () => {
    const { answers, seen } = await typed(
      "\u001b[B\r", // The second tier.
      "\r", // Its isolation.
      "payments\r",
      "nobody\r", // Refused.
      "\u007f".repeat(6),
      "pay@acme.example\r",
      "\r",
      "\r", // The stack itself.
      `${role}\r`,
      "\r",
      "\r",
    );
    assert.deepEqual(await answers, {
      tier: "premium",
      isolation: "dedicated",
      team: "payments",
      email: "pay@acme.example",
      costCenter: undefined,
      environments: ["dev"],
      admins: [role],
      developers: [],
      viewers: [],
    });
    assert.match(seen(), /1–3 m7i\.xlarge/);
    assert.match(seen(), /is not an email address/);
  });

  it("ends at Ctrl-C, at any question", async () => {
    await assert.rejects((await typed("\u0003")).answers, Cancelled);
    await assert.rejects((await typed("\r", "\r", "payments", "\u0003")).answers, Cancelled);
  });

  it("tells a tier's size in the terms of its isolation", () => {
    const { regular, premium } = dev.tiers;
    assert.ok(regular !== undefined && premium !== undefined);
    assert.equal(tierFacts(regular), "pooled, 4 CPU, 16Gi, 50 pods; 100Gi of volumes; priority 1000");
    assert.match(tierFacts(premium), /^dedicated, 1–3 m7i\.xlarge, at most 80; 500Gi/);
  });
});
