import { until } from "../client/until.ts";
import type { RunningPod } from "./resident.ts";
import type { World } from "./world.ts";

const reference = (namespace: string, name?: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { namespace, ...(name !== undefined && { name }) },
});

export async function podsOf(world: World, namespace: string, app: string): Promise<RunningPod[]> {
  const { body } = await world.admin.list<RunningPod>(reference(namespace), {
    query: { labelSelector: `app=${app}` },
  });
  return body.items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

/** Waits for as many pods of the app as wanted to run, and returns them. */
export function running(
  world: World,
  namespace: string,
  app: string,
  wanted = 1,
  seconds = 20,
): Promise<RunningPod[]> {
  return until(
    `${wanted} of ${namespace}/${app} run`,
    async () => {
      const pods = (await podsOf(world, namespace, app)).filter(({ status }) => status.phase === "Running");
      return pods.length >= wanted && pods;
    },
    seconds,
  );
}

/** Waits until the scheduler has said that it finds no node for the pod. */
export function unschedulable(world: World, namespace: string, app: string): Promise<string> {
  return until(`a pod of ${namespace}/${app} finds no node`, async () => {
    for (const { spec, status } of await podsOf(world, namespace, app)) {
      if (spec.nodeName !== undefined)
        throw new Error(`a pod of ${namespace}/${app} got to node ${spec.nodeName}`);
      const scheduled = status.conditions?.find(({ type }) => type === "PodScheduled");
      if (scheduled?.reason === "Unschedulable") return scheduled.message ?? "Unschedulable";
    }
    return undefined;
  });
}
