import { check } from "../suite/check.ts";
import { deniedByPolicy, holds, passes } from "../suite/expect.ts";
import { ownedPod, pod, workloads } from "../suite/objects.ts";

const dryRun = { dryRun: true };

/** Everything an author has to write where nothing writes it for them. */
const lines = [
  /nodeSelector: \{tenant: acme\}/,
  /tolerations: \[\{key: tenant, operator: Equal, value: acme\}\]/,
  /priorityClassName: tenant-premium/,
  /securityContext: \{runAsNonRoot: true, seccompProfile: \{type: RuntimeDefault\}\}/,
  /securityContext: \{allowPrivilegeEscalation: false, capabilities: \{drop: \[ALL\]\}\}/,
  /imagePullPolicy: Always/,
];
const image = { name: "main", image: "registry.example/app:1" };

/** Pods by hand, pods that say nothing, and what is added to pods that run. */
export const pods = [
  check(
    "NET-1",
    "a bare pod, to which no network policy would hold",
    async (world) => {
      const bare = pod("bare", "acme", world.spec("acme"));
      passes(
        await world
          .controller("replicaset-controller")
          .create(ownedPod("bare", "acme", world.spec("acme")), dryRun),
        "by a controller",
      );
      for (const author of [world.developer("acme"), world.person("acme", "admins")]) {
        for (const each of [bare, ownedPod("forged", "acme", world.spec("acme"))]) {
          deniedByPolicy(
            await author.create(each, dryRun),
            /create a Deployment or a Job instead/,
            "by hand",
          );
        }
      }
    },
    { variants: ["standard", "without mutation"] },
  ),
  check(
    "N-1",
    "a bare pod where they are allowed: on the tenant's own nodes too",
    async (world) => {
      const bare = pod("bare", "acme", world.spec("acme"));
      const { spec } = passes(
        await world.developer("acme").create(bare, dryRun),
        "a bare pod",
      ) as unknown as { spec: { nodeSelector: object } };
      holds(JSON.stringify(spec.nodeSelector) === `{"tenant":"acme"}`, "it is bound to the own nodes");
    },
    { variants: ["bare pods"] },
  ),
  check(
    "N-1",
    "a pod of one image and nothing else: completed to run on the own nodes",
    async (world) => {
      const plain = ownedPod("plain", "acme", { containers: [image] });
      const { spec } = passes(await world.podMaker("acme").create(plain, dryRun), "a plain pod");
      for (const line of [
        /"nodeSelector":\{"tenant":"acme"\}/,
        /"key":"tenant","operator":"Equal","value":"acme"/,
        /"priorityClassName":"tenant-premium"/,
        /"runAsNonRoot":true/,
        /"seccompProfile":\{"type":"RuntimeDefault"\}/,
        /"drop":\["ALL"\]/,
        /"allowPrivilegeEscalation":false/,
        /"imagePullPolicy":"Always"/,
      ]) {
        holds(line.test(JSON.stringify(spec)), `the pod has ${line}`);
      }
    },
    { variants: ["standard", "bare pods"] },
  ),
  check(
    "N-1",
    "a Deployment of one image and nothing else: refused, with every line to add",
    async (world) => {
      const developer = world.developer("acme");
      passes(
        await developer.create(workloads.Deployment("plain", "acme", world.spec("acme")), dryRun),
        "with all lines",
      );
      const reply = await developer.create(
        workloads.Deployment("plain", "acme", { containers: [image] }),
        dryRun,
      );
      for (const line of lines) deniedByPolicy(reply, line, "without");
    },
    { variants: ["without mutation"] },
  ),
  check("N-1", "what an author wrote is left as it is, or refused, never overwritten", async (world) => {
    const spec = world.spec("acme", {
      pod: { nodeSelector: { tenant: "acme", zone: "a" } },
      container: { securityContext: { runAsUser: 1001 } },
    });
    const made = passes(
      await world.podMaker("acme").create(ownedPod("own", "acme", spec), dryRun),
      "a pod of the author's",
    ).spec;
    holds(
      /"zone":"a"/.test(JSON.stringify(made)) && /"runAsUser":1001/.test(JSON.stringify(made)),
      "it says what it said",
    );
  }),
];
