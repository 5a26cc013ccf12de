import fc from "fast-check";
import { odd } from "./odd.ts";

/** Stands in a generated file where its tenant's name goes, so that no two files name one principal. */
export const self = "SELF";

/** Mostly what is asked for, now and then something else altogether. */
const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 300, arbitrary: good }, { weight: 1, arbitrary: odd });

const some = (fields: Record<string, fc.Arbitrary<unknown>>, required: string[] = []) =>
  mostly(
    fc.record(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, mostly(value)])), {
      requiredKeys: required,
    }),
  );

const cpu = fc.constantFrom(0.5, 1, "500m", 8, "16");
const bytes = fc.constantFrom("512Mi", "2Gi", "32Gi", "1Ti", 1073741824, "1.5Gi");
const count = fc.integer({ min: 0, max: 60 });
const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 3 });
const principals = (kind: string) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 })
    .map((numbers) => numbers.map((number) => `arn:aws:iam::111122223333:role/${self}-${kind}-${number}`));

const amounts = (cpu: string[], memory: string[]) =>
  some({
    cpu: fc.constantFrom(...cpu),
    memory: fc.constantFrom(...memory),
    ephemeralStorage: fc.constantFrom(...memory),
  });
const peers = (kinds: readonly string[]) =>
  fc.array(
    fc.tuple(fc.constantFrom(...kinds), ports).map(([kind, ports]) => {
      if (kind === "kubernetesApi") return { kubernetesApi: true };
      const values: Record<string, unknown> = {
        namespace: "ingress",
        cidr: "10.30.0.0/16",
      };
      return { [kind]: values[kind] ?? true, ports };
    }),
    { maxLength: 3 },
  );

const nodes = {
  isolation: fc.constant("dedicated"),
  nodes: some({
    instanceTypes: fc.constantFrom(
      ["m7i.large"],
      ["m7i.xlarge", "m6i.xlarge"],
      ["c7g.xlarge"],
      ["g5.xlarge"],
    ),
    capacity: fc.constantFrom("on-demand", "spot"),
    min: fc.integer({ min: 0, max: 2 }),
    max: fc.integer({ min: 2, max: 12 }),
    diskGiB: fc.integer({ min: 50, max: 220 }),
  }),
};

const override = {
  state: fc.constantFrom("active", "active", "frozen"),
  quota: some({
    cpu,
    memory: bytes,
    storage: bytes,
    pods: fc.integer({ min: 1, max: 60 }),
    services: count,
    secrets: count,
    gpus: fc.constantFrom(0, 0, 0, 0, 1),
    loadBalancers: fc.constantFrom(0, 1),
  }),
  limits: some({
    default: amounts(["250m", "0.5"], ["256Mi", "0.5Gi"]),
    defaultRequest: amounts(["100m", "0.25"], ["64Mi", "128Mi"]),
  }),
  access: some({ admins: principals("a"), developers: principals("d"), viewers: principals("v") }),
  network: some({
    withinNamespace: fc.constantFrom("open", "closed"),
    allowFrom: peers(["namespace", "cidr", "loadBalancer"]),
    allowTo: peers(["namespace", "cidr", "kubernetesApi", "internet"]),
  }),
  workloads: some({
    serviceAccounts: fc.uniqueArray(fc.constantFrom("app", "worker", "db-1", "a"), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  storage: fc.oneof(
    some({ s3: fc.constantFrom("read-write", "read-only"), accessPoint: fc.boolean() }),
    fc.constant({ s3: "none", accessPoint: false }),
  ),
  tags: fc.dictionary(fc.constantFrom("product", "Site", "a.b"), fc.constantFrom("x", "é 1", "a/b:c")),
};

/** The content of a tenant file that is right in most places, now and then everywhere. */
export const tenantContent: fc.Arbitrary<unknown> = fc.oneof(
  content({ ...override, isolation: fc.constantFrom("dedicated", "pooled") }),
  content({ ...override, ...nodes }),
);

function content(fields: Record<string, fc.Arbitrary<unknown>>) {
  const team = fc.constantFrom("payments", "Équipe 1");
  const costCenter = fc.constantFrom("4711", "0x1F");
  const owner = some({ team, email: fc.constant("t@acme.example"), costCenter }, ["team", "email"]);
  const nothing = { weight: 2, arbitrary: fc.constant({}) };
  const dev = fc.oneof(nothing, { weight: 1, arbitrary: some(override) });
  const environments = fc.record({ dev, staging: fc.constant({}), prod: fc.constantFrom(null, {}) });
  const tier = fc.constantFrom("regular", "premium");
  return some({ tier, owner, environments, ...fields }, ["tier", "owner", "environments"]);
}
