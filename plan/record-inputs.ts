import { createEnvironment } from "../stacks/environment.ts";
import type { Inputs } from "./inputs.ts";
import type { PlannedResource } from "./plan.ts";
import { record } from "./record.ts";

/** Takes what was recorded, and of how many tenants more it is. */
export type Emit = (resources: PlannedResource[], tenants: number) => void;

/** Records the program in this thread, a batch of tenants at a time: memory holds one batch, not all. */
export async function recordInputs({ tenants, ...environment }: Inputs, emit: Emit): Promise<void> {
  let started = 0;
  const emitStarted = (resources: PlannedResource[]) => {
    emit(resources, started);
    started = 0;
  };
  const program = (settled: () => Promise<void>) => {
    async function* inBatches() {
      for (const tenant of tenants) {
        yield tenant;
        started++;
        if (started === batchSize) await settled();
      }
    }
    return createEnvironment(environment, inBatches());
  };
  await record(program, environment.settings.stack, emitStarted);
}

/** Few, so that a batch dies young: what outlives two collections of garbage is copied, and then kept. */
const batchSize = 4;
