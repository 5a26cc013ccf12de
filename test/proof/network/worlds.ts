import fc from "fast-check";
import type { PlannedResource } from "../../../plan/plan.ts";
import { readPolicy } from "../../../proof/network/policy.ts";
import { type End, permits } from "../../../proof/network/traffic.ts";
import { nameLabel } from "../../../proof/objects/kubernetes.ts";
import { exactly } from "../../../proof/objects/selector.ts";
import { resource } from "../support/iam.ts";

type Labels = Readonly<Record<string, string>>;

/** A connection between two ends, each a pod or an address outside the cluster. */
export interface Flow {
  readonly from: Place;
  readonly to: Place;
  readonly protocol: string;
  readonly port: number;
}

export interface Place {
  readonly namespace: string | null;
  readonly labels: Labels;
  readonly ip: string;
}

/** Names that the receiving pods give to their ports. */
export const portNames: Readonly<Record<number, string>> = { 80: "http", 443: "https", 8443: "web" };

export const namespaceLabels: Readonly<Record<string, Labels>> = {
  acme: { "kubernetes.io/metadata.name": "acme", tenant: "acme", tier: "premium" },
  "acme-eu": { "kubernetes.io/metadata.name": "acme-eu", tenant: "acme-eu" },
  monitoring: { "kubernetes.io/metadata.name": "monitoring" },
};
const namespaces = Object.keys(namespaceLabels);

const pick = <Value>(...values: Value[]) => fc.constantFrom(...values);
const some = (values: string[]) => fc.uniqueArray(pick(...values), { minLength: 1, maxLength: 2 });
const few = <Value>(item: fc.Arbitrary<Value>, most: number) => fc.array(item, { maxLength: most });

// Cyclonus takes NotIn not to hold for what lacks the key, where Kubernetes takes it to hold: it is asked of the one
// key that every namespace has.
const requirement = (keys: string[], values: string[]) =>
  fc.oneof(
    fc.record({ key: pick(...keys), operator: pick("In"), values: some(values) }),
    fc.record({ key: pick(...keys), operator: pick("Exists", "DoesNotExist") }),
  );
const notNamed = fc.record({ key: pick(nameLabel), operator: pick("NotIn"), values: some(namespaces) });
const selector = (keys: string[], values: string[], ...more: (typeof notNamed)[]) =>
  fc.oneof(
    fc.constant({}),
    fc.record({ matchLabels: fc.dictionary(pick(...keys), pick(...values), { minKeys: 1, maxKeys: 1 }) }),
    fc.record({
      matchExpressions: fc.array(fc.oneof(requirement(keys, values), ...more), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  );
const podSelector = selector(["app", "role"], ["web", "db"]);
const namespaceSelector = selector([nameLabel, "tenant", "tier"], [...namespaces, "premium"], notNamed);

const blocks = [
  { cidr: "0.0.0.0/0" },
  { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] },
  { cidr: "10.0.0.0/8" },
  { cidr: "10.0.0.0/16", except: ["10.0.1.0/24"] },
  { cidr: "52.0.0.0/8" },
  { cidr: "169.254.169.254/32" },
];
const peer = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ namespaceSelector, podSelector }),
  fc.record({ ipBlock: pick(...blocks) }),
);
const protocol = pick("TCP", "UDP");
const port = fc.oneof(
  fc.record({ protocol }),
  fc.record({ port: pick(53, 80, 443, 8443) }),
  fc.record({ protocol, port: pick(53, 80, 443, 8443) }),
  fc.record({ protocol, port: pick("http", "https", "web") }),
  fc.constant({ protocol: "TCP", port: 80, endPort: 500 }),
);
const rule = (key: "from" | "to") =>
  fc.record({ [key]: few(peer, 3), ports: few(port, 2) }, { requiredKeys: [] });

const spec = fc.record(
  {
    podSelector,
    policyTypes: pick(["Ingress"], ["Egress"], ["Ingress", "Egress"]),
    ingress: few(rule("from"), 3),
    egress: few(rule("to"), 3),
  },
  { requiredKeys: ["podSelector"] },
);
const place: fc.Arbitrary<Place> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      namespace: pick<string | null>(...namespaces),
      labels: pick<Labels>({}, { app: "web" }, { app: "db", role: "web" }),
      ip: pick("10.0.0.7", "10.0.1.9", "10.1.0.3"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      namespace: fc.constant(null),
      labels: fc.constant<Labels>({}),
      ip: pick("52.1.2.3", "169.254.169.254", "10.9.9.9"),
    }),
  },
);

/** Policies of a few namespaces, and connections to ask about. */
export const world = fc.record({
  policies: fc.array(fc.record({ namespace: pick(...namespaces), spec }), { minLength: 1, maxLength: 5 }),
  flows: fc.array(fc.record({ from: place, to: place, protocol, port: pick(53, 80, 443, 8443) }), {
    minLength: 40,
    maxLength: 40,
  }),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

export const manifests = ({ policies }: World) =>
  policies.map(({ namespace, spec: given }, index) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: `policy-${index}`, namespace },
    spec: given,
  }));

/** What the proof's own evaluator says of each connection. */
export function ours(one: World): boolean[] {
  const policies = manifests(one).map((manifest, index) => ({
    namespace: manifest.metadata.namespace,
    policy: readPolicy(planned(`policy-${index}`, JSON.parse(JSON.stringify(manifest)))),
  }));
  const of = (namespace: string) =>
    policies.filter((given) => given.namespace === namespace).map(({ policy }) => policy);
  return one.flows.map(({ from, to, protocol: spoken, port: number }) => {
    const [sender, receiver, service] = [end(from), end(to), { protocol: spoken, port: number }];
    return (
      (sender.pod === undefined ||
        permits(of(sender.pod.namespace), "egress", sender.pod, receiver, service)) &&
      (receiver.pod === undefined ||
        permits(of(receiver.pod.namespace), "ingress", receiver.pod, sender, service))
    );
  });
}

function end({ namespace, labels, ip }: Place): End {
  if (namespace === null) return { ip };
  const named = Object.fromEntries(Object.entries(portNames).map(([number, name]) => [name, Number(number)]));
  return {
    ip,
    pod: {
      namespace,
      namespaceLabels: exactly(namespaceLabels[namespace] ?? {}),
      labels: exactly(labels),
      named,
    },
  };
}

const planned = (name: string, inputs: PlannedResource["inputs"]): PlannedResource => ({
  ...resource(name, inputs),
  urn: name,
  type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
});
