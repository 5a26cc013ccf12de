import type { Client } from "../client/client.ts";
import type { Ref } from "../client/object.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, passes } from "../suite/expect.ts";
import { ingress, service } from "../suite/objects.ts";
import { residentPod } from "../suite/resident.ts";
import { using } from "../suite/using.ts";
import type { World } from "../suite/world.ts";

/** Who may write a status: the platform, and no tenant with whatever rights. */
async function platformsAlone(world: World, target: Ref, status: object): Promise<void> {
  const patch = (as: Client) => as.patch(target, { status }, { subresource: "status", dryRun: true });
  passes(await patch(world.admin), "by the platform");
  deniedByPolicy(await patch(world.mallory()), /only the platform writes \w+.status/, "by a tenant");
}

const condition = { type: "Probe", status: "True", reason: "Probe", message: "" };

/** Who writes addresses into a status draws others' traffic. */
export const statuses = [
  check("CPI-7", "a Service's status, by which addresses are announced", async (world) => {
    const probe = service("status-probe", "acme");
    const conditions = [{ ...condition, lastTransitionTime: "2026-01-01T00:00:00Z" }];
    await using(world, [probe], () => platformsAlone(world, probe, { conditions }));
  }),
  check("CPI-7", "an Ingress's status, by which addresses are announced", async (world) => {
    const probe = ingress("status-probe", "acme");
    const loadBalancer = { ingress: [{ ip: "192.0.2.1" }] };
    await using(world, [probe], () => platformsAlone(world, probe, { loadBalancer }));
  }),
  check("CPI-7", "a pod's status, whose address its Services lead to", async (world) => {
    const { metadata } = await residentPod(world, "acme");
    const podIPs = [{ ip: "192.0.2.1" }];
    await platformsAlone(world, { apiVersion: "v1", kind: "Pod", metadata }, { podIP: "192.0.2.1", podIPs });
  }),
];
