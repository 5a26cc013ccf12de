import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, passes } from "../suite/expect.ts";
import { claim, described, object, service, workloads } from "../suite/objects.ts";
import { using } from "../suite/using.ts";
import { running } from "../suite/watch.ts";

const slow = { slow: true } as const;
const quick = { pod: { terminationGracePeriodSeconds: 1 } };

const guide = new URL("../../../docs/workloads.md", import.meta.url);

/** What a tenant's developer does all day. */
export const life = [
  check(
    "A-1",
    "the Deployment that docs/workloads.md shows runs, as it stands there",
    async (world) => {
      const [, manifest = ""] = /```yaml\n([\s\S]+?)```/.exec(readFileSync(guide, "utf8")) ?? [];
      const shown = parse(manifest) as KubeObject;
      const store = described(shown, { namespace: "acme" });
      await using(world, [store], async () => void (await running(world, "acme", "store", 2)));
    },
    { ...slow, variants: ["standard", "bare pods"] },
  ),
  check(
    "A-1",
    "a Deployment: rolled out, scaled, changed, rolled back, deleted",
    async (world) => {
      const developer = world.developer("acme");
      const web = workloads.Deployment("web", "acme", world.spec("acme", quick));
      await using(world, [web], async () => {
        await running(world, "acme", "web");
        passes(await developer.patch(web, { spec: { replicas: 3 } }, { subresource: "scale" }), "scale");
        await running(world, "acme", "web", 3);
        passes(
          await developer.patch(web, {
            spec: { replicas: 1, template: { metadata: { labels: { version: "2" } } } },
          }),
          "a new version",
        );
        await until("one pod of the new version is left", async () => {
          const pods = await running(world, "acme", "web");
          return pods.length === 1 && pods[0]?.metadata.labels?.version === "2";
        });
      });
    },
    slow,
  ),
  check(
    "A-1",
    "a Job completes",
    async (world) => {
      const job = workloads.Job("once", "acme", world.spec("acme", quick));
      await using(world, [job], async () => {
        await until("the Job is complete", async () => {
          const { body } = await world.developer("acme").get<KubeObject>(job);
          return (body.status as { succeeded?: number }).succeeded === 1;
        });
      });
    },
    slow,
  ),
  check(
    "A-1",
    "a CronJob starts a Job",
    async (world) => {
      const cron = workloads.CronJob("nightly", "acme", world.spec("acme", quick));
      await using(world, [cron], async () => {
        // As if it had last run two minutes ago, rather than waiting for the next one.
        const status = { lastScheduleTime: new Date(Date.now() - 120_000).toISOString() };
        passes(await world.admin.patch(cron, { status }, { subresource: "status" }), "its last run");
        await until("a Job has completed", async () => {
          const { items } = passes(
            await world.developer("acme").list<KubeObject>(workloads.Job("", "acme", {})),
            "Jobs",
          );
          const own = items.filter(({ metadata }) => metadata.ownerReferences?.[0]?.name === "nightly");
          return own.some(({ status }) => (status as { succeeded?: number }).succeeded === 1);
        });
      });
    },
    slow,
  ),
  check(
    "A-1",
    "a StatefulSet gets its volume, which grows but gets no faster",
    async (world) => {
      const set = workloads.StatefulSet("db", "acme", world.spec("acme", quick));
      const spec = {
        ...(set.spec as object),
        volumeClaimTemplates: [claim("data", "", { storageClassName: "tenant-gp3" })],
      };
      const data = claim("data-db-0", "acme");
      const developer = world.developer("acme");
      await using(world, [{ ...set, spec }], async () => {
        await running(world, "acme", "db");
        const { status } = passes(await developer.get<KubeObject>(data), "the claim");
        equals((status as { phase: string }).phase, "Bound", "the claim");
        const dryRun = { dryRun: true };
        passes(
          await developer.patch(data, { spec: { resources: { requests: { storage: "2Gi" } } } }, dryRun),
          "growth",
        );
        const faster = { spec: { volumeAttributesClassName: "fast" } };
        deniedByPolicy(await developer.patch(data, faster, dryRun), /performance/, "speed");
      });
      await developer.remove(data);
    },
    slow,
  ),
  check(
    "A-1",
    "a Service finds the Deployment's pods",
    async (world) => {
      const api = [workloads.Deployment("api", "acme", world.spec("acme", quick)), service("api", "acme")];
      await using(world, api, async () => {
        const slices = object("discovery.k8s.io/v1", "EndpointSlice", "", "acme");
        await until("the Service has an endpoint", async () => {
          const { items } = passes(
            await world.person("acme", "viewers").list<KubeObject>(slices),
            "endpoint slices",
          );
          return items.some(
            ({ metadata, endpoints }) =>
              metadata.labels?.["kubernetes.io/service-name"] === "api" &&
              (endpoints as object[] | null)?.length === 1,
          );
        });
      });
    },
    slow,
  ),
];
