import type { Client } from "../client/client.ts";
import type { Resource } from "../client/discovery.ts";
import { type Check, check } from "../suite/check.ts";
import { equals, holds } from "../suite/expect.ts";
import { type Actor, everybodyMay, mayAtHome, podsMay } from "../suite/personas.ts";
import { mayVisit, type Question, surprises } from "../suite/review.ts";
import type { TenantName, World } from "../suite/world.ts";

const verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/** Verbs that only some resources have, and resources that only stand in rules. */
const special: Omit<Question, "namespace">[] = [
  ...["roles", "clusterroles"].flatMap((resource) =>
    ["escalate", "bind"].map((verb) => ({ group: "rbac.authorization.k8s.io", resource, verb })),
  ),
  ...["users", "groups", "serviceaccounts"].map((resource) => ({ group: "", resource, verb: "impersonate" })),
  ...["uids", "userextras/scopes"].map((resource) => ({
    group: "authentication.k8s.io",
    resource,
    verb: "impersonate",
  })),
  ...["approve", "attest", "sign"].map((verb) => ({
    group: "certificates.k8s.io",
    resource: "signers",
    verb,
  })),
  ...["*", "pods", "secrets"].flatMap((resource) => [{ group: "*", resource, verb: "*" }]),
  ...["nodes/proxy", "nodes/log", "nodes/metrics", "nodes/stats"].map((resource) => ({
    group: "",
    resource,
    verb: "get",
  })),
  ...["get", "list"].flatMap((verb) =>
    ["nodes", "pods"].map((resource) => ({ group: "metrics.k8s.io", resource, verb })),
  ),
];

/** Every verb on everything that discovery lists, once a group: a right knows no version. */
async function questions(
  world: World,
  wanted: (resource: Resource) => boolean,
): Promise<Omit<Question, "namespace">[]> {
  const listed = (await world.plane.resources()).filter(wanted);
  const names = new Map(listed.map(({ group, name }) => [`${group} ${name}`, { group, resource: name }]));
  return [...names.values()].flatMap((each) => verbs.map((verb) => ({ ...each, verb })));
}

const inNamespace = ({ namespaced }: Resource) => namespaced;
const actors = ["viewers", "developers", "admins", "workloads"] as const;

const client = (world: World, tenant: TenantName, actor: Exclude<Actor, "preview">): Client =>
  actor === "workloads" ? world.workload(tenant) : world.person(tenant, actor);

async function compare(
  who: Client,
  asked: Omit<Question, "namespace">[],
  namespace: string,
  expected: (question: Question) => boolean,
): Promise<void> {
  holds(asked.length > 100, "there are questions to ask");
  const all = asked.map((each) => ({ ...each, namespace }));
  const found = await surprises(who, all, expected);
  holds(found.length === 0, `rights as the table says, but: ${found.join("; ")}`);
}

const atHome = (tenant: TenantName, actor: Exclude<Actor, "preview">, as = actor): Check =>
  check(
    "A-1",
    `${actor} of ${tenant}${as === actor ? "" : `, which is frozen,`} in their own namespace: every verb, every resource`,
    async (world) => {
      const asked = [...(await questions(world, inNamespace)), ...special];
      await compare(client(world, tenant, actor), asked, tenant, (question) => mayAtHome[as](question));
    },
    { variants: ["standard"] },
  );

const elsewhere = (actor: Exclude<Actor, "preview">, where: string, namespace: string): Check =>
  check(
    "A-1",
    `${actor} of acme in ${where}: nothing, by every verb on every resource`,
    async (world) => {
      const asked = [...(await questions(world, inNamespace)), ...special];
      await compare(client(world, "acme", actor), asked, namespace, () => false);
    },
    { variants: ["standard"] },
  );

const everywhere = (actor: Exclude<Actor, "preview">): Check =>
  check(
    "A-1",
    `${actor} of acme in the cluster as a whole: nothing, by every verb on every resource`,
    async (world) => {
      const asked = [...(await questions(world, () => true)), ...special];
      const may = (question: Question) =>
        everybodyMay(question) || (actor === "workloads" && podsMay(question));
      await compare(client(world, "acme", actor), asked, "", may);
    },
    { variants: ["standard"] },
  );

/** What RBAC says to each persona, about everything there is. */
export const access = [
  ...actors.map((actor) => atHome("acme", actor)),
  ...(["viewers", "developers", "admins"] as const).map((actor) => atHome("globex", actor)),
  ...(["developers", "admins"] as const).map((actor) => atHome("hooli", actor, "viewers")),
  ...actors.map((actor) => elsewhere(actor, "another tenant's namespace", "acme-eu")),
  ...actors.map((actor) => elsewhere(actor, "kube-system", "kube-system")),
  ...actors.map((actor) => everywhere(actor)),
  check("A-1", "people see their own Namespace object, and no other", async (world) => {
    for (const actor of ["viewers", "developers", "admins"] as const) {
      const asked = ["acme", "acme-eu", "kube-system"].flatMap((name) =>
        verbs.map((verb) => ({ group: "", resource: "namespaces", verb, namespace: name, name })),
      );
      const found = await surprises(
        world.person("acme", actor),
        asked,
        ({ verb, name }) => verb === "get" && name === "acme",
      );
      equals(found, [], `surprises for ${actor}`);
    }
  }),
  check(
    "A-1",
    "people find the API and the server's health, not its metrics, logs or flags",
    async (world) => {
      const admin = world.person("acme", "admins");
      for (const url of ["/api", "/apis", "/openapi/v3", "/version", "/healthz"])
        holds(await mayVisit(admin, url), url);
      for (const url of ["/metrics", "/logs", "/debug/pprof", "/flagz", "/statusz", "/configz"]) {
        holds(!(await mayVisit(admin, url)), `not ${url}`);
      }
    },
  ),
];
