import fc from "fast-check";

/** Stands in a generated file where its tenant's name goes, so that no two files name one principal. */
export const self = "SELF";

/** Mostly what is asked for, now and then something else altogether. */
const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 300, arbitrary: good }, { weight: 1, arbitrary: junk });

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    "",
    " ",
    "~",
    "1e999",
    -0,
    1e21,
    2 ** 53,
    "0x10",
    "__proto__",
    "1_000",
    "٣",
    "\u202e",
    "a\u0000b",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

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

const amounts = some({
  cpu: fc.constantFrom("100m", 1),
  memory: fc.constantFrom("64Mi", "256Mi"),
  ephemeralStorage: fc.constantFrom("256Mi", "1Gi"),
});
const peers = (kinds: readonly string[]) =>
  fc.array(
    fc.tuple(fc.constantFrom(...kinds), ports).map(([kind, ports]) => {
      if (kind === "kubernetesApi") return { kubernetesApi: true };
      const values: Record<string, unknown> = {
        namespace: "ingress",
        cidr: "10.30.0.0/16",
        tenant: "globex",
      };
      return { [kind]: values[kind] ?? true, ports };
    }),
    { maxLength: 3 },
  );

const fields = {
  isolation: fc.constantFrom("dedicated", "pooled"),
  state: fc.constantFrom("active", "active", "frozen"),
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
  quota: some({
    cpu,
    memory: bytes,
    storage: bytes,
    pods: fc.integer({ min: 1, max: 60 }),
    services: count,
    secrets: count,
    gpus: fc.constantFrom(0, 0, 1),
    loadBalancers: fc.constantFrom(0, 1),
  }),
  limits: some({ default: amounts, defaultRequest: amounts }),
  access: some({ admins: principals("a"), developers: principals("d"), viewers: principals("v") }),
  network: some({
    withinNamespace: fc.constantFrom("open", "closed"),
    allowFrom: peers(["namespace", "cidr", "loadBalancer"]),
    allowTo: peers(["namespace", "cidr", "kubernetesApi", "internet", "internet", "tenant"]),
  }),
  workloads: some({
    serviceAccounts: fc.uniqueArray(fc.constantFrom("app", "worker", "db-1", "a"), { maxLength: 3 }),
  }),
  storage: some({ s3: fc.constantFrom("read-write", "read-only", "none"), accessPoint: fc.boolean() }),
  tags: fc.dictionary(fc.constantFrom("product", "Site", "a.b"), fc.constantFrom("x", "é 1", "a/b:c")),
};

/** The content of a tenant file that is right in most places, now and then everywhere. */
export const tenantContent: fc.Arbitrary<unknown> = some(
  {
    tier: fc.constantFrom("regular", "premium"),
    owner: some(
      {
        team: fc.constantFrom("payments", "Équipe 1"),
        email: fc.constant("t@acme.example"),
        costCenter: fc.constantFrom("4711", "0x1F"),
      },
      ["team", "email"],
    ),
    environments: fc.record(
      { dev: some(fields), staging: fc.constant({}), prod: fc.constantFrom(null, {}) },
      { requiredKeys: ["dev", "staging", "prod"] },
    ),
    ...fields,
  },
  ["tier", "owner", "environments"],
);
