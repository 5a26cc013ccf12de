import type { Inputs } from "./inputs.ts";
import { assemblePlan, type Plan, type PlannedResource } from "./plan.ts";
import { loadRecorder } from "./recorder.ts";
import { recordInShards } from "./shards.ts";

type Progress = (planned: number, of: number) => void;

/** The plan of these inputs: what the program registers for them. Many tenants are shared out among threads. */
export async function makePlan(inputs: Inputs, progress: Progress = () => {}): Promise<Plan> {
  const recorded: PlannedResource[] = [];
  let planned = 0;
  const record = inputs.tenants.length > fewTenants ? recordInShards : (await loadRecorder()).recordInputs;
  await record(inputs, (resources, tenants) => {
    recorded.push(...resources);
    planned += tenants;
    progress(planned, inputs.tenants.length);
  });
  return assemblePlan(inputs, recorded);
}

/** Below this a thread takes longer to start than it saves. */
const fewTenants = 60;
