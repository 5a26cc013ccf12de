import { check } from "../suite/check.ts";
import { deniedByPolicy, equals, passes } from "../suite/expect.ts";
import { claim, described, object } from "../suite/objects.ts";
import { requestAttack } from "../suite/request-attack.ts";
import type { World } from "../suite/world.ts";

const storageClassName = "tenant-gp3";
const own = (spec: object = {}) => claim("probe", "acme", { storageClassName, ...spec });

const attack = (id: string, title: string, bad: object, says: RegExp, good: object = {}) =>
  requestAttack({
    id,
    title,
    as: (world) => world.developer("acme"),
    bad: own(bad),
    good: own(good),
    by: "policy",
    says,
  });

const oneClass = /tenants have one storage class: write storageClassName: tenant-gp3/;
const othersData = /an existing volume may hold another tenant's data/;

/** Volumes are made for a claim, and hold nobody else's data. */
export const volumes = [
  attack("DI-2", "a volume of another tenant, by name", { volumeName: "pvc-of-another" }, othersData),
  attack(
    "DI-2",
    "a volume of another tenant, by label",
    { selector: { matchLabels: { of: "another" } } },
    othersData,
  ),
  attack("DI-3", "another storage class", { storageClassName: "gp2" }, oneClass),
  attack("DI-3", "no storage class, so any volume that is there", { storageClassName: "" }, oneClass),
  ...["gp2", ""].map((named) =>
    requestAttack({
      id: "DI-3",
      title: `another storage class, by the old annotation: ${named || "none, so any volume that is there"}`,
      as: (world) => world.developer("acme"),
      bad: described(own(), { annotations: { "volume.beta.kubernetes.io/storage-class": named } }),
      good: described(own(), { annotations: { "acme.example/storage-class": named } }),
      by: "policy",
      says: /would choose another storage class: remove it/,
    }),
  ),
  check("DI-2", "a copy of another tenant's claim", async (world) => {
    const copy = (namespace: string) =>
      own({ dataSourceRef: { kind: "PersistentVolumeClaim", name: "data", namespace } });
    const developer = world.developer("acme");
    passes(await developer.create(copy(""), { dryRun: true }), "a copy of an own claim");
    const reply = await developer.create(copy("acme-eu"), { dryRun: true });
    // Where the API server does not know the field it drops it, and the copy is of an own claim again.
    if (!reply.ok) return deniedByPolicy(reply, /data can only come from the own namespace/, "a copy");
    const { dataSourceRef } = reply.body.spec as { dataSourceRef?: { namespace?: string } };
    equals(dataSourceRef?.namespace ?? "", "", "the namespace of what is copied");
  }),
  attack(
    "Q-1",
    "a faster volume than the class gives",
    { volumeAttributesClassName: "fast" },
    /the storage class decides a volume's performance/,
  ),
  check("DI-2", "a claim that is given another tenant's volume afterwards", async (world) => {
    const pending = { ...own(), metadata: { name: "pending", namespace: "acme" } };
    passes(await world.developer("acme").create(pending), "a claim");
    try {
      const patch = (change: object) => world.developer("acme").patch(pending, change, { dryRun: true });
      passes(await patch({ metadata: { labels: { part: "data" } } }), "a label");
      deniedByPolicy(await patch({ spec: { volumeName: "pvc-of-another" } }), othersData, "volumeName");
    } finally {
      await world.admin.remove(pending);
    }
  }),
  check(
    "DI-3",
    "volumes are encrypted, tagged with the tenant, and go away with their claim",
    async (world) => {
      const reply = await world.admin.get(
        object("storage.k8s.io/v1", "StorageClass", storageClassName, undefined),
      );
      const { parameters, reclaimPolicy } = passes(reply, "the storage class");
      const given = parameters as Record<string, string>;
      equals(reclaimPolicy, "Delete", "what happens to the volume");
      equals(given.encrypted, "true", "encryption");
      equals(given.tagSpecification_1, "tenant={{ .PVCNamespace }}", "the tag");
    },
  ),
  check("N-1", "a claim without a class gets the tenants' own", async (world: World) => {
    const reply = await world.developer("acme").create(claim("probe", "acme"), { dryRun: true });
    const { spec } = passes(reply, "a plain claim");
    equals((spec as { storageClassName?: string }).storageClassName, storageClassName, "its class");
  }),
  requestAttack({
    id: "DI-2",
    title: "a volume of the tenant's own making",
    as: (world) => world.person("acme", "admins"),
    bad: persistentVolume(),
    goodAs: (world) => world.admin,
    good: persistentVolume(),
    by: "rbac",
  }),
  requestAttack({
    id: "DI-3",
    title: "a storage class of the tenant's own making",
    as: (world) => world.person("acme", "admins"),
    bad: object("storage.k8s.io/v1", "StorageClass", "probe", undefined, { provisioner: "ebs.csi.aws.com" }),
    goodAs: (world) => world.admin,
    good: object("storage.k8s.io/v1", "StorageClass", "probe", undefined, { provisioner: "ebs.csi.aws.com" }),
    by: "rbac",
  }),
];

function persistentVolume() {
  return object("v1", "PersistentVolume", "probe", undefined, {
    spec: {
      capacity: { storage: "1Gi" },
      accessModes: ["ReadWriteOnce"],
      csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-of-another" },
    },
  });
}
