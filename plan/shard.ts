import { parentPort, workerData } from "node:worker_threads";
import type { Inputs } from "./inputs.ts";
import { loadRecorder } from "./recorder.ts";
import type { ShardMessage } from "./shards.ts";

const { recordInputs } = await loadRecorder();
await recordInputs(workerData as Inputs, (resources, tenants) => {
  parentPort?.postMessage({ resources, tenants } satisfies ShardMessage);
});
