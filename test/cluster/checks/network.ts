import { check } from "../suite/check.ts";
import { passes, refused } from "../suite/expect.ts";
import { networkPolicy } from "../suite/objects.ts";
import { requestAttack } from "../suite/request-attack.ts";

const ownPods = { podSelector: { matchLabels: { app: "web" } } };
const good = networkPolicy("probe", "acme", {
  policyTypes: ["Ingress", "Egress"],
  ingress: [{ from: [ownPods], ports: [{ port: 8080 }] }],
  egress: [{ to: [{ podSelector: {} }] }],
});

const reopening = (title: string, spec: object, id = "NET-3") =>
  requestAttack({
    id,
    title,
    as: (world) => world.developer("acme"),
    bad: networkPolicy("probe", "acme", spec),
    good,
    by: "policy",
    says: /beyond the own namespace is declared in the tenant's file/,
  });

const inOther = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "acme-eu" } } };

/** A tenant's own policies only ever add to the floor; none may add what reaches beyond its namespace. */
export const network = [
  reopening("a policy that lets everybody in", { ingress: [{}] }),
  reopening("a policy that lets pods reach everything", { policyTypes: ["Egress"], egress: [{}] }),
  reopening("an empty list of peers, which means all", { ingress: [{ from: [] }] }),
  reopening("an empty list of peers for egress", { policyTypes: ["Egress"], egress: [{ to: [] }] }),
  reopening("every namespace as a peer", { ingress: [{ from: [{ namespaceSelector: {} }] }] }),
  reopening("every namespace as a destination", {
    policyTypes: ["Egress"],
    egress: [{ to: [{ namespaceSelector: {} }] }],
  }),
  reopening("one other tenant as a peer", { ingress: [{ from: [inOther] }] }),
  reopening("pods of another tenant as a peer", { ingress: [{ from: [{ ...inOther, ...ownPods }] }] }),
  reopening("an address range as a peer", { ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }),
  reopening("the instance metadata as a destination", {
    policyTypes: ["Egress"],
    egress: [{ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }] }],
  }),
  reopening("a foreign peer hidden behind an own one", { ingress: [{ from: [ownPods, inOther] }] }),
  reopening("a foreign rule hidden behind an own one", {
    ingress: [{ from: [ownPods] }, { from: [inOther] }],
  }),
  check("NET-3", "an own policy turned into an open one", async (world) => {
    const developer = world.developer("acme");
    const own = { ...good, metadata: { ...good.metadata, name: "turned" } };
    passes(await developer.create(own), "a policy among own pods");
    try {
      const narrower = { spec: { egress: [] } };
      passes(await developer.patch(own, narrower, { dryRun: true }), "a narrower policy");
      refused(await developer.patch(own, { spec: { ingress: [{}] } }, { dryRun: true }), "an open policy");
    } finally {
      passes(await developer.delete(own), "deleting an own policy");
    }
  }),
  check(
    "NET-3",
    "a workload with its admins' rights opens the network no more than they do",
    async (world) => {
      const reply = await world
        .mallory()
        .create(networkPolicy("probe", "acme", { ingress: [{}] }), { dryRun: true });
      refused(reply, "an open policy by an overgranted principal");
    },
  ),
];
