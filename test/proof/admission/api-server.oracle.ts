import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { representatives } from "../../../proof/admission/namespaces.ts";
import { claims } from "../../../proof/prove.ts";
import { viewOf } from "../../../proof/view.ts";
import { Unavailable } from "../../cluster/control-plane/index.ts";
import { apply } from "../../cluster/suite/apply.ts";
import { buildWorld, endWorld } from "../../cluster/suite/build.ts";
import { object } from "../../cluster/suite/objects.ts";
import { standard, withoutMutation } from "../../cluster/suite/variant.ts";
import type { World } from "../../cluster/suite/world.ts";
import { compare, refusing, tally, type Verdict } from "../support/api-server/compare.ts";
import { requests } from "./generated/requests.ts";

// Another SEED asks other things.
const seed = Number(process.env.SEED ?? 20261125);

// The proof evaluates the plan's policies itself; here a real API server does, on the same requests.
for (const variant of [standard, withoutMutation]) {
  describe(`admission, judged by an API server too (${variant.name})`, function () {
    this.timeout(120_000);
    let world: World;

    before(async function () {
      // Go builds it, the first time, in ten minutes.
      this.timeout(1_800_000);
      try {
        world = await buildWorld(variant);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        if (variant === standard) console.log(`skipped: ${error.message}`);
        return this.skip();
      }
      for (const each of given) await world.admin.create(each);
      // The proof's requests are as mutation leaves them.
      for (const each of mutations(world)) await world.admin.remove(each);
    });

    after(async () => {
      if (world === undefined) return;
      for (const each of given) await world.admin.remove(each);
      for (const each of mutations(world)) await apply(world, each, true);
      await endWorld(world);
    });

    for (const { id, attempts } of claims) {
      if (attempts === undefined) continue;
      it(`${id}: each request is refused by a policy that the proof names, or by none`, async () => {
        agree(id, await compare(world, [...attempts(viewOf(world.program.plan))]));
      });
    }

    it("any request: the same", async () => {
      const arbitrary = requests(representatives(viewOf(world.program.plan)));
      const asked = fc
        .sample(arbitrary, { seed, numRuns: 1000 })
        .map((request) => ({ what: `a ${request.operation} of ${request.resource.resource}`, request }));
      await withoutOthers(world, async () => {
        const verdicts = await compare(world, asked);
        agree(`seed ${seed}`, verdicts);
        // Neither everything nor nothing, and by most policies there are: the question was worth asking.
        const named = refusing(verdicts);
        assert.ok(named.length > 300 && named.length < 700, `${named.length} of 1000 are refused`);
        assert.ok(new Set(named).size > 20, `only ${[...new Set(named)].join()} refuse`);
      });
    });

    it("and a policy that is missing on the server is told", async () => {
      const missing = world
        .planned("ValidatingAdmissionPolicyBinding")
        .filter(({ metadata }) => metadata.name === "tenancy-priority");
      const attempts = claims.find(({ id }) => id === "Q-3")?.attempts?.(viewOf(world.program.plan)) ?? [];
      for (const each of missing) await world.admin.remove(each);
      try {
        await sleep(1200);
        const verdicts = await compare(world, [...attempts]);
        assert.ok(verdicts.some(({ kind }) => kind === "disagreed"));
      } finally {
        for (const each of missing) await apply(world, each, true);
      }
    });
  });
}

/** What requests of the proof's name, and the server would miss first. */
const given = [
  ...["tenant", "anything"].map((name) =>
    object("scheduling.k8s.io/v1", "PriorityClass", name, undefined, { value: 1 }),
  ),
  object("node.k8s.io/v1", "RuntimeClass", "ours", undefined, { handler: "ours" }),
];

const mutations = (world: World) => world.planned("MutatingAdmissionPolicyBinding");

/** Pod Security and quotas would answer for the policies; none of these reads the labels of the one. */
async function withoutOthers(world: World, work: () => Promise<void>): Promise<void> {
  const open = { metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } } };
  const [namespaces, quotas] = [world.planned("Namespace"), world.planned("ResourceQuota")];
  for (const each of namespaces) await world.admin.patch(each, open);
  for (const each of quotas) await world.admin.remove(each);
  try {
    await sleep(1200);
    await work();
  } finally {
    for (const each of [...namespaces, ...quotas]) await apply(world, each, true);
  }
}

function agree(what: string, verdicts: readonly Verdict[]): void {
  console.log(`      ${what}: ${tally(verdicts)}`);
  assert.ok(verdicts.length > 0);
  assert.deepEqual(
    verdicts.flatMap((verdict) => (verdict.kind === "agreed" ? [] : [verdict.said])),
    [],
  );
}
