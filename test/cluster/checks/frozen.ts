import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, forbidden, passes, refused } from "../suite/expect.ts";
import { configMap, object, ownedPod, secret, workloads } from "../suite/objects.ts";

const dryRun = { dryRun: true };

/** A tenant that is frozen. */
export const frozen = [
  check(
    "OPS-5",
    "a frozen tenant starts nothing: no pod by hand, by controller or by workload",
    async (world) => {
      const made = ownedPod("probe", "hooli", world.spec("hooli"));
      passes(
        await world
          .controller("replicaset-controller")
          .create(ownedPod("probe", "globex", world.spec("globex")), dryRun),
        "an active tenant's pod",
      );
      for (const name of ["replicaset-controller", "job-controller", "statefulset-controller"]) {
        deniedByPolicy(
          await world.controller(name).create(made, dryRun),
          /tenant hooli is frozen, no pod starts/,
          name,
        );
      }
      const cronJobs = world.controller("cronjob-controller");
      const job = (tenant: "globex" | "hooli") => workloads.Job("probe", tenant, world.spec(tenant));
      passes(await cronJobs.create(job("globex"), dryRun), "a Job of an active tenant's CronJob");
      deniedByPolicy(await cronJobs.create(job("hooli"), dryRun), /hooli is frozen, no pod starts/, "a Job");
      refused(await world.person("hooli", "admins").create(made, dryRun), "an admin's");
      deniedByPolicy(
        await world.mallory("hooli").create(made, dryRun),
        /frozen|controller/,
        "an overgranted admin's",
      );
    },
  ),
  check("OPS-5", "a frozen tenant's pod that waited for a node gets none", async ({ plane }) => {
    const scheduler = plane.as({ name: "system:kube-scheduler" });
    const bind = (namespace: string) => {
      const target = { apiVersion: "v1", kind: "Node", name: "pool.nodes" };
      const binding = object("v1", "Binding", "waiting", namespace, { target });
      return scheduler.request("POST", `/api/v1/namespaces/${namespace}/pods/waiting/binding`, {
        body: binding,
        ...dryRun,
      });
    };
    equals((await bind("globex")).status, 404, "an active tenant's, which does not exist");
    deniedByPolicy(await bind("hooli"), /tenant hooli is frozen, no pod starts/, "a frozen tenant's");
  }),
  check("OPS-5", "a frozen tenant's people look on, and its workloads do no more", async (world) => {
    const own = configMap("kube-root-ca.crt", "hooli");
    const patch = { metadata: { labels: { a: "b" } } };
    passes(await world.person("hooli", "admins").get(own), "reading");
    passes(
      await world
        .person("globex", "admins")
        .patch({ ...own, metadata: { ...own.metadata, namespace: "globex" } }, patch, dryRun),
      "an active tenant's writing",
    );
    forbidden(await world.person("hooli", "admins").patch(own, patch, dryRun), "writing");
    forbidden(await world.person("hooli", "developers").list(secret("", "hooli")), "Secrets");
    deniedByPolicy(
      await world.mallory("hooli").patch(own, patch, dryRun),
      /everything in it is read-only/,
      "writing, overgranted",
    );
    const overgrantedAccount = world.plane.as({
      name: "system:serviceaccount:hooli:app",
      groups: ["system:serviceaccounts:hooli", "suite:overgranted"],
    });
    deniedByPolicy(await overgrantedAccount.patch(own, patch, dryRun), /read-only/, "a workload's writing");
  }),
  check("OPS-5", "a frozen tenant's quota takes no pod either", async (world) => {
    const reply = await world.admin.get(object("v1", "ResourceQuota", "tenant", "hooli"));
    const { hard } = passes(reply, "the quota").spec as { hard: Record<string, string> };
    equals(hard.pods, "0", "pods of a frozen tenant");
    const of = passes(await world.admin.get(object("v1", "ResourceQuota", "tenant", "globex")), "the quota")
      .spec as typeof reply.body & { hard: Record<string, string> };
    equals(of.hard.pods, "40", "pods of an active one");
  }),
];
