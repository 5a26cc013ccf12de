import { check } from "../suite/check.ts";
import { equals, holds, passes } from "../suite/expect.ts";
import { networkPolicy } from "../suite/objects.ts";
import type { TenantName, World } from "../suite/world.ts";

const ownPods = { podSelector: { matchLabels: { app: "web" } } };
const good = networkPolicy("probe", "acme", {
  policyTypes: ["Ingress", "Egress"],
  ingress: [{ from: [ownPods], ports: [{ port: 8080 }] }],
  egress: [{ to: [{ podSelector: {} }] }],
});

/** What the platform itself lets through, and nothing else. */
export const networkFloor = [
  check("NET-3", "a floor under every tenant: both directions, every pod", async (world) => {
    for (const tenant of ["acme", "acme-eu", "globex", "hooli", "initech", "umbrella"] as const) {
      const { podSelector, policyTypes } = await floor(world, tenant);
      equals(podSelector, {}, `${tenant}'s floor is under pods`);
      equals([...policyTypes].sort(), ["Egress", "Ingress"], `${tenant}'s floor closes`);
    }
  }),
  check(
    "NET-1",
    "the floor opens what both files declare, and nothing else of another tenant",
    async (world) => {
      const acme = await floor(world, "acme");
      const globex = await floor(world, "globex");
      equals(namespacesOf(acme.ingress ?? [], "from"), ["globex:8443"], "who reaches acme");
      equals(
        namespacesOf(globex.egress ?? [], "to"),
        ["acme:8443", "kube-system:53,53"],
        "whom globex reaches",
      );
      const other = await floor(world, "acme-eu");
      equals(namespacesOf(other.ingress ?? [], "from"), [], "who reaches acme-eu");
      holds(!JSON.stringify(other).includes('"globex"'), "acme-eu's floor does not know globex");
    },
  ),
  check(
    "NET-2",
    "the floor opens name service, identities and storage, and no instance metadata",
    async (world) => {
      const { egress = [], ingress = [] } = await floor(world, "acme");
      const storage = world.program.plan.settings.network.s3Endpoints.map((cidr) => `${cidr}:443`);
      equals(
        rangesOf(egress, "to"),
        ["169.254.170.23/32:80", ...storage].sort(),
        "address ranges that acme reaches",
      );
      equals(rangesOf(ingress, "from"), [], "address ranges that reach acme");
      equals(namespacesOf(egress, "to"), ["kube-system:53,53"], "namespaces that acme reaches");
      for (const [rules, peers] of [
        [egress, "to"],
        [ingress, "from"],
      ] as const) {
        const own = rules.filter((rule) => JSON.stringify(rule[peers]) === `[{"podSelector":{}}]`);
        equals(own.length, 1, `rules ${peers} pods of the own namespace`);
      }
    },
  ),
];

interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports?: { port: number }[];
}
interface Peer {
  namespaceSelector?: { matchLabels: Record<string, string> };
  ipBlock?: { cidr: string };
}
interface Floor {
  podSelector: object;
  policyTypes: string[];
  ingress?: Rule[];
  egress?: Rule[];
}

async function floor(world: World, tenant: TenantName): Promise<Floor> {
  const reply = await world.admin.get({ ...good, metadata: { name: "tenant", namespace: tenant } });
  return passes(reply, `${tenant}'s floor`).spec as unknown as Floor;
}

const namespacesOf = (rules: Rule[], peers: "from" | "to") =>
  rules
    .flatMap((rule) =>
      (rule[peers] ?? []).flatMap(({ namespaceSelector }) =>
        namespaceSelector === undefined
          ? []
          : [`${Object.values(namespaceSelector.matchLabels)}:${rule.ports?.map(({ port }) => port)}`],
      ),
    )
    .sort();

const rangesOf = (rules: Rule[], peers: "from" | "to") =>
  rules
    .flatMap((rule) =>
      (rule[peers] ?? []).flatMap(({ ipBlock }) =>
        ipBlock === undefined ? [] : [`${ipBlock.cidr}:${rule.ports?.map(({ port }) => port)}`],
      ),
    )
    .sort();
