import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { workloads } from "./objects.ts";
import type { World } from "./world.ts";

/** Tenants that run something. */
export const residents = ["acme", "acme-eu", "globex", "initech"] as const;
export type Resident = (typeof residents)[number];
const resident = "resident";

/** Starts an ordinary Deployment that stays, for checks that need a running pod. */
export async function settle(world: World, tenant: Resident): Promise<void> {
  const deployment = workloads.Deployment(resident, tenant, world.spec(tenant));
  const { ok, message } = await world.developer(tenant).create(deployment);
  if (!ok) throw new Error(`an ordinary Deployment is refused: ${message}`);
  await residentPod(world, tenant);
}

export interface RunningPod extends KubeObject {
  spec: {
    nodeName?: string;
    priority?: number;
    priorityClassName?: string;
    containers: object[];
    tolerations?: object[];
  };
  status: { phase?: string; conditions?: { type: string; reason?: string; message?: string }[] };
}

/** The running pod of the tenant's Deployment. */
export function residentPod(world: World, tenant: Resident): Promise<RunningPod> {
  const pods = { apiVersion: "v1", kind: "Pod", metadata: { namespace: tenant } };
  return until(`${tenant}'s pod runs`, async () => {
    const { body } = await world.admin.list<RunningPod>(pods, {
      query: { labelSelector: `app=${resident}` },
    });
    return body.items.find(({ status }) => status.phase === "Running");
  });
}

export const uids = (pods: readonly RunningPod[]) => pods.map(({ metadata }) => metadata.uid).sort();
export const nodesOf = (pods: readonly RunningPod[]) => [...new Set(pods.map(({ spec }) => spec.nodeName))];
export const classesOf = (pods: readonly RunningPod[]) => [
  ...new Set(pods.map(({ spec }) => `${spec.priorityClassName} ${spec.priority}`)),
];
