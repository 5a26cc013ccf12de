import type { PlannedResource } from "../../plan/plan.ts";
import { record } from "../../plan/record.ts";

/** What a program registers, in order. */
export async function recorded(program: () => unknown, ...around: Around): Promise<PlannedResource[]> {
  const resources: PlannedResource[] = [];
  await record(
    async () => program(),
    "dev",
    (more) => resources.push(...more),
    ...around,
  );
  return resources;
}

type Around = [around?: (run: () => Promise<void>) => Promise<void>];
