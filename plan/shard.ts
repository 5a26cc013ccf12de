import { parentPort, workerData } from "node:worker_threads";
import type { Inputs } from "./make.ts";
import { recordInputs } from "./record-inputs.ts";
import type { ShardMessage } from "./shards.ts";

await recordInputs(workerData as Inputs, (resources, tenants) => {
  parentPort?.postMessage({ resources, tenants } satisfies ShardMessage);
});
