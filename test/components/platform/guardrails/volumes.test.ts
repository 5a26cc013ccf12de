import { judges, pod, spec } from "./cases.ts";
import { controller } from "./judge.ts";

judges("volume-claims", {
  admits: { "the tenants' class": spec({ storageClassName: "tenant-gp3", dataSource: { name: "own" } }) },
  refuses: {
    "no class": [spec({}), /write storageClassName: tenant-gp3/],
    "a class that binds to anything": [spec({ storageClassName: "" }), /write storageClassName: tenant-gp3/],
    "a volume by name": [spec({ storageClassName: "tenant-gp3", volumeName: "pv" }), /remove volumeName/],
    "a volume by label": [
      spec({ storageClassName: "tenant-gp3", selector: {} }),
      /remove volumeName and selector/,
    ],
    "another's data": [
      spec({ storageClassName: "tenant-gp3", dataSourceRef: { namespace: "globex" } }),
      /remove dataSourceRef.namespace/,
    ],
    "another performance": [
      spec({ storageClassName: "tenant-gp3", volumeAttributesClassName: "a" }),
      /performance/,
    ],
    "the same, of a controller": [{ ...spec({ storageClassName: "gp2" }), groups: controller }, /tenant-gp3/],
  },
});

const annotated = (annotations: Record<string, string>) => ({ object: { metadata: { annotations } } });

judges("volume-claim-annotations", {
  admits: { none: { object: { metadata: {} } }, "its own": annotated({ class: "gp2" }) },
  refuses: {
    "a class": [annotated({ "volume.beta.kubernetes.io/storage-class": "gp2" }), /remove it/],
    "no class": [annotated({ "volume.beta.kubernetes.io/storage-class": "" }), /remove it/],
    "the same, of a controller": [
      { ...annotated({ "volume.beta.kubernetes.io/storage-class": "gp2" }), groups: controller },
      /remove it/,
    ],
  },
});

const bound = { ...spec({ volumeName: "pv" }), operation: "UPDATE" as const, oldObject: { spec: {} } };

judges("volume-claim-updates", {
  admits: {
    "a label": {
      ...spec({ volumeName: "pv" }),
      operation: "UPDATE",
      oldObject: { spec: { volumeName: "pv" } },
    },
    "the binder": { ...bound, username: "system:serviceaccount:kube-system:persistent-volume-binder" },
  },
  refuses: { "a volume by name": [bound, /do not set volumeName/] },
});

judges("inline-volumes", {
  admits: { "a claim": pod({ volumes: [{ persistentVolumeClaim: { claimName: "a" } }] }) },
  refuses: { "an inline driver": [pod({ volumes: [{ csi: { driver: "a.b" } }] }), /PersistentVolumeClaim/] },
});
