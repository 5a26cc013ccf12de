import fc from "fast-check";

/** One mistake in a field of a tenant file, and the path that must be told. */
export interface Fault {
  readonly field: string;
  readonly value: unknown;
  readonly path: string;
  /** Seen in the value alone; without a field that is understood, what it bears on cannot be judged. */
  readonly isOfShape: boolean;
  /** Stands in an environment's override. */
  readonly isInside: boolean;
}

type Row = readonly [value: unknown, path: string, isOfShape?: "shape"];

const faults: Readonly<Record<string, readonly Row[]>> = {
  owner: [[{ team: 5, email: "t@example.com" }, "owner.team", "shape"]],
  isolation: [["shared", "isolation", "shape"]],
  state: [["froze", "state", "shape"]],
  offboarding: [[{ destroys: [] }, "offboarding"]],
  nodes: [
    [{ max: "many" }, "nodes.max", "shape"],
    [{ instanceTypes: ["m7i.lrge"] }, "nodes.instanceTypes[0]", "shape"],
    [{ min: 3, max: 2 }, "nodes.min"],
    [{ diskGiB: 9000 }, "nodes.diskGiB"],
  ],
  quota: [
    [{ pods: 1.5 }, "quota.pods", "shape"],
    [{ storage: "900Ti" }, "quota.storage"],
    [{ gpus: 1 }, "quota.gpus"],
  ],
  limits: [
    [{ max: { memory: "100m" } }, "limits.max.memory", "shape"],
    [{ max: { memory: "900Gi" } }, "limits.max.memory"],
    [{ defaultRequest: { memory: "8Gi" }, default: { memory: "4Gi" } }, "limits.defaultRequest.memory"],
  ],
  access: [
    [{ admins: ["*"] }, "access.admins[0]", "shape"],
    [{ viewers: ["arn:aws-cn:iam::111122223333:role/x"] }, "access.viewers[0]"],
    [
      {
        breakGlass: [
          { principal: "arn:aws:iam::111122223333:role/y", until: "2999-01-01", reason: "Incident 4711" },
        ],
      },
      "access.breakGlass[0].until",
    ],
  ],
  network: [
    [{ allowFrom: [{ ports: [1] }] }, "network.allowFrom[0]", "shape"],
    [{ allowTo: [{ namespace: "nowhere", ports: [1] }] }, "network.allowTo[0].namespace"],
    [{ allowTo: [{ tenant: "nobody", ports: [1] }] }, "network.allowTo[0].tenant"],
    [{ allowTo: [{ cidr: "10.0.0.0/8", ports: [1] }] }, "network.allowTo[0].cidr"],
  ],
  workloads: [[{ serviceAccounts: ["App"] }, "workloads.serviceAccounts[0]", "shape"]],
  storage: [
    [{ s3: "write" }, "storage.s3", "shape"],
    [{ s3: "none", accessPoint: true }, "storage.accessPoint"],
  ],
  tags: [[{ "aws:x": "y" }, "tags.aws:x", "shape"]],
  colour: [["red", "colour"]],
};

const topOnly = new Set(["owner", "colour"]);

/** At most one fault a field, some of them in the environment's override. */
export const severalFaults: fc.Arbitrary<readonly Fault[]> = fc
  .tuple(
    ...Object.entries(faults).map(([field, rows]) => {
      const fault = fc
        .record({ row: fc.constantFrom(...rows), isInside: fc.boolean() })
        .map(({ row: [value, path, shape], isInside }) => ({
          field,
          value,
          path: isInside && !topOnly.has(field) ? `environments.dev.${path}` : path,
          isOfShape: shape !== undefined,
          isInside: isInside && !topOnly.has(field),
        }));
      return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fault });
    }),
  )
  .map((chosen) => chosen.flatMap((fault) => fault ?? []));
