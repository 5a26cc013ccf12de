import { until } from "../client/until.ts";
import { check } from "../suite/check.ts";
import { forbidden, holds, letIn, passes } from "../suite/expect.ts";
import {
  autoscaler,
  configMap,
  disruptionBudget,
  ingress,
  networkPolicy,
  object,
  secret,
} from "../suite/objects.ts";
import { residentPod } from "../suite/resident.ts";
import { using } from "../suite/using.ts";
import type { World } from "../suite/world.ts";

/** The rest of a tenant's day: small objects, rights for a workload, a look into a pod. */
export const daily = [
  check(
    "A-1",
    "ConfigMap, Secret, Ingress, HPA, PDB, NetworkPolicy: made, read, changed, deleted",
    async (world) => {
      const name = "daily";
      const all = [
        configMap(name, "acme"),
        secret(name, "acme"),
        ingress(name, "acme"),
        autoscaler(name, "acme"),
        disruptionBudget(name, "acme"),
        networkPolicy(name, "acme", { ingress: [{ from: [{ podSelector: {} }] }] }),
      ];
      const developer = world.developer("acme");
      await using(world, all, async () => {
        for (const each of all) {
          passes(await developer.get(each), `read ${each.kind}`);
          passes(
            await developer.patch(each, { metadata: { labels: { part: "daily" } } }),
            `change ${each.kind}`,
          );
          if (each.kind !== "Secret")
            passes(await world.person("acme", "viewers").get(each), `view ${each.kind}`);
        }
        forbidden(await world.person("acme", "viewers").get(secret(name, "acme")), "a viewer and a Secret");
        forbidden(
          await world.person("acme", "viewers").delete(configMap(name, "acme")),
          "a viewer's deletion",
        );
      });
    },
  ),
  check("A-1", "an admin gives a workload the rights it needs", async (world) => {
    const admin = world.person("acme", "admins");
    const { workload } = { workload: world.workload("acme", "reader") };
    const objects = [
      object("v1", "ServiceAccount", "reader", "acme"),
      object("rbac.authorization.k8s.io/v1", "Role", "reader", "acme", {
        rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["list"] }],
      }),
      object("rbac.authorization.k8s.io/v1", "RoleBinding", "reader", "acme", {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
        subjects: [{ kind: "ServiceAccount", name: "reader", namespace: "acme" }],
      }),
    ];
    forbidden(await workload.list(configMap("", "acme")), "before");
    try {
      for (const each of objects) passes(await admin.create(each), each.kind);
      await until("the workload may list", async () => (await workload.list(configMap("", "acme"))).ok, 5);
      forbidden(await workload.list(configMap("", "acme-eu")), "elsewhere");
    } finally {
      await Promise.all(objects.map((each) => admin.remove(each)));
    }
  }),
  check(
    "CPI-8",
    "exec, port-forward, logs and eviction of own pods; no attach, no proxy; nothing of others'",
    async (world) => {
      const own = (await residentPod(world, "acme")).metadata.name;
      const other = (await residentPod(world, "acme-eu")).metadata.name;
      const call = (
        who: World["admin"],
        namespace: string,
        name: string | undefined,
        rest: string,
        method = "POST",
      ) =>
        who.request(method, `/api/v1/namespaces/${namespace}/pods/${name}/${rest}`, {
          dryRun: rest === "eviction",
          body:
            rest === "eviction"
              ? { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } }
              : undefined,
        });
      const developer = world.developer("acme");
      const viewer = world.person("acme", "viewers");
      for (const rest of ["exec?command=id&stdout=true", "portforward?ports=80"]) {
        for (const method of ["GET", "POST"]) {
          letIn(await call(developer, "acme", own, rest, method), `a developer's ${method} ${rest}`);
          forbidden(await call(viewer, "acme", own, rest, method), `a viewer's ${method} ${rest}`);
          forbidden(await call(developer, "acme-eu", other, rest, method), `${method} ${rest} elsewhere`);
        }
      }
      letIn(await call(viewer, "acme", own, "log", "GET"), "a viewer's log");
      forbidden(await call(viewer, "acme-eu", other, "log", "GET"), "logs elsewhere");
      passes(await call(developer, "acme", own, "eviction"), "eviction");
      forbidden(await call(viewer, "acme", own, "eviction"), "a viewer's eviction");
      forbidden(await call(developer, "acme-eu", other, "eviction"), "eviction elsewhere");
      for (const rest of ["attach", "proxy/"])
        forbidden(await call(world.person("acme", "admins"), "acme", own, rest), rest);
    },
  ),
  check("A-1", "kubectl auth can-i --list says what the docs promise", async (world) => {
    const list = async (user: string) => {
      const { code, stdout, stderr } = await world.plane.kubectl(
        ["auth", "can-i", "--list", "--namespace", "acme"],
        { user },
      );
      if (code !== 0) throw new Error(stderr);
      return stdout;
    };
    const principal = (persona: string) => `arn:aws:iam::111122223333:role/acme-${persona}`;
    const [developers, viewers] = await Promise.all([
      list(principal("developers")),
      list(principal("viewers")),
    ]);
    holds(/^deployments\.apps .*\[.*create.*\]/m.test(developers), "developers create Deployments");
    holds(/^pods\/exec .*\[.*create.*\]/m.test(developers), "developers exec");
    holds(
      !/^(resourcequotas|daemonsets\.apps|serviceaccounts\/token) .*create/m.test(developers),
      "developers create no quotas, DaemonSets, tokens",
    );
    holds(!/^secrets /m.test(viewers), "viewers see no Secrets");
    holds(
      !/^(pods|deployments\.apps|configmaps) .*(create|update|patch|delete)/m.test(viewers),
      "viewers write nothing",
    );
  }),
];
