import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Inputs } from "./inputs.ts";
import type { PlannedResource } from "./plan.ts";
import type { Emit } from "./record-inputs.ts";

/** What a thread recorded since its last message. */
export interface ShardMessage {
  readonly resources: PlannedResource[];
  readonly tenants: number;
}

/** Records the inputs in several threads, each with its share of the tenants on a platform of its own. */
export async function recordInShards({ tenants, ...environment }: Inputs, emit: Emit): Promise<void> {
  const count = Math.min(availableParallelism(), mostThreads);
  const size = Math.ceil(tenants.length / count);
  const shares = Array.from({ length: count }, (_, index) => tenants.slice(index * size, (index + 1) * size));
  await Promise.all(
    shares.map((share, index) =>
      recordInThread({ ...environment, tenants: share }, (resources, done) => {
        // The platform is the same in each; the first one's counts.
        emit(index === 0 ? resources : resources.filter(({ tenant }) => tenant !== null), done);
      }),
    ),
  );
}

/** Each holds the SDKs in memory, about 200 MB. */
const mostThreads = 3;

function recordInThread(inputs: Inputs, emit: Emit): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./thread.mjs", import.meta.url), {
      workerData: inputs,
      resourceLimits,
    });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
    worker.on("message", ({ resources, tenants }: ShardMessage) => emit(resources, tenants));
  });
}

/** Promises by the million live briefly: with more room for the young, few of them are copied. */
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 384 };
