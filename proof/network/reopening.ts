import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { mentionedLabels } from "../admission/mentions.ts";
import { representatives, type TenantNamespace } from "../admission/namespaces.ts";
import { asUpdate, creation } from "../admission/objects.ts";
import type { User } from "../admission/request.ts";
import { membersOf } from "../admission/users.ts";
import type { Claim } from "../claim.ts";
import type { JsonObject } from "../objects/json.ts";
import { nameLabel } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { ownServices } from "./own-services.ts";

export const reopening: Claim = {
  id: "NET-3",
  title: "A tenant cannot reopen the network: its policies and Services are about its own namespace only.",
  // All of it is about requests.
  judge: () => ({ checked: 0, counterexamples: [] }),
  *attempts(view) {
    yield* ownPolicies(view);
    yield* ownServices(view);
  },
};

function* ownPolicies(view: View): Iterable<Attempt> {
  const labels = mentionedLabels(view);
  for (const namespace of representatives(view)) {
    for (const [, user] of membersOf(namespace)) {
      for (const [what, spec] of hostile(namespace, labels)) {
        const request = policy(namespace, spec, user);
        yield refused(`a NetworkPolicy of a tenant's own with ${what}`, request);
        yield refused(
          `an update of a tenant's own NetworkPolicy to one with ${what}`,
          asUpdate(request, { ...request.object, spec: { podSelector: {} } }),
        );
      }
      if (namespace.labelledState !== "active") continue;
      for (const [what, spec] of harmless) {
        yield admitted(`a NetworkPolicy with ${what}`, policy(namespace, spec, user));
      }
    }
  }
}

const policy = (namespace: TenantNamespace, spec: JsonObject, user: User) =>
  creation(
    namespace,
    "networking.k8s.io/v1/networkpolicies",
    "NetworkPolicy",
    { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ...spec } },
    user,
  );

/** Everything that would admit somebody else, each in both directions. */
function hostile({ name }: TenantNamespace, labels: JsonObject): [string, JsonObject][] {
  const named = (value: string) => ({ matchLabels: { [nameLabel]: value } });
  const own = { podSelector: {} };
  const some = { podSelector: { matchLabels: { ...labels, app: "ours" } } };
  const port = { protocol: "TCP", port: 443 };
  const peers: [string, JsonObject[]][] = [
    ["peers of every namespace", [{ namespaceSelector: {} }]],
    ["peers of another tenant's namespace", [{ namespaceSelector: named("another") }]],
    ["pods of another namespace", [{ namespaceSelector: named("another"), podSelector: {} }]],
    ["peers of every namespace but one", [{ namespaceSelector: except("another") }]],
    [
      "its own namespace by a selector that others may match",
      [{ namespaceSelector: named(name), podSelector: {} }],
    ],
    ["namespaces of whatever label", [{ namespaceSelector: { matchLabels: labels } }]],
    [
      "some pods of namespaces of whatever label",
      [{ namespaceSelector: { matchLabels: labels }, podSelector: { matchLabels: labels } }],
    ],
    ["kube-system as a peer", [{ namespaceSelector: named("kube-system") }]],
    ["every address", [{ ipBlock: { cidr: "0.0.0.0/0" } }]],
    ["every IPv6 address", [{ ipBlock: { cidr: "::/0" } }]],
    [
      "every address but the metadata's",
      [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } }],
    ],
    ["the instance metadata's address", [{ ipBlock: { cidr: "169.254.169.254/32" } }]],
    ["a private range", [{ ipBlock: { cidr: "10.0.0.0/8" } }]],
    ["its own pods and every namespace", [own, { namespaceSelector: {} }]],
    ["its own pods and every address", [own, { ipBlock: { cidr: "0.0.0.0/0" } }]],
    ["an empty list of peers, which means everyone,", []],
  ];
  return peers
    .flatMap(([what, list]): [string, JsonObject][] => [
      [`${what} as senders`, { ingress: [{ from: list }] }],
      [`${what} as receivers`, { egress: [{ to: list }] }],
      [
        `${what} in a second rule, on a port, for some pods`,
        {
          ...some,
          ingress: [{ from: [own] }, { from: list, ports: [port] }],
          egress: [{ to: [own] }, { to: list, ports: [port] }],
        },
      ],
    ])
    .concat([
      ["a rule without senders, which means everyone,", { ingress: [{}] }],
      ["a rule without receivers, which means everyone,", { egress: [{}] }],
      ["ports only, open to everyone,", { ...some, ingress: [{ ports: [port] }] }],
      ["ports only, towards everyone,", { ...some, egress: [{ ports: [port] }] }],
    ]);
}

const except = (name: string) => ({
  matchExpressions: [{ key: nameLabel, operator: "NotIn", values: [name] }],
});

const harmless: [string, JsonObject][] = [
  ["nothing open", {}],
  ["empty lists of rules", { ingress: [], egress: [] }],
  [
    "all pods of its own namespace",
    { ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: {} }] }] },
  ],
  [
    "some pods of its own namespace on a port",
    {
      podSelector: { matchLabels: { app: "database" } },
      ingress: [
        {
          from: [{ podSelector: { matchLabels: { app: "web" } } }],
          ports: [{ protocol: "TCP", port: 5432 }],
        },
      ],
    },
  ],
];
