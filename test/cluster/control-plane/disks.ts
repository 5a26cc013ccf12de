import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "../client/client.ts";
import type { KubeObject } from "../client/object.ts";

/** Plays the EBS CSI driver's controller: claims get volumes, released volumes go. */
export async function playDisks(admin: Client, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    // What fails now is tried again: the server may be busy, or just ending.
    await round(admin).catch(() => {});
    await sleep(200, undefined, { ref: false });
  }
}

/** Whether the cluster has the driver itself. */
export async function hasDisks(admin: Client): Promise<boolean> {
  const { ok } = await admin.get({
    apiVersion: "storage.k8s.io/v1",
    kind: "CSIDriver",
    metadata: { name: driver },
  });
  return ok;
}

const driver = "ebs.csi.aws.com";
const claims = { apiVersion: "v1", kind: "PersistentVolumeClaim" };
const volumes = { apiVersion: "v1", kind: "PersistentVolume" };

interface Claim extends KubeObject {
  spec: {
    volumeName?: string;
    storageClassName?: string;
    accessModes: string[];
    resources: { requests: { storage: string } };
  };
}

interface Volume extends KubeObject {
  spec: { csi?: { driver: string }; persistentVolumeReclaimPolicy: string };
  status: { phase: string };
}

async function round(admin: Client): Promise<void> {
  const wanted = (await admin.list<Claim>(claims)).body.items.filter(
    ({ metadata, spec }) =>
      spec.volumeName === undefined &&
      metadata.annotations?.["volume.kubernetes.io/storage-provisioner"] === driver,
  );
  for (const claim of wanted) await admin.create(volumeFor(claim));
  const released = (await admin.list<Volume>(volumes)).body.items.filter(
    ({ spec, status }) =>
      status.phase === "Released" &&
      spec.csi?.driver === driver &&
      spec.persistentVolumeReclaimPolicy === "Delete",
  );
  for (const { metadata } of released) await admin.delete({ ...volumes, metadata });
}

function volumeFor({ metadata, spec }: Claim): KubeObject {
  const { name, namespace, uid } = metadata;
  return {
    ...volumes,
    metadata: { name: `pvc-${uid}`, annotations: { "pv.kubernetes.io/provisioned-by": driver } },
    spec: {
      capacity: spec.resources.requests,
      accessModes: spec.accessModes,
      storageClassName: spec.storageClassName,
      persistentVolumeReclaimPolicy: "Delete",
      csi: { driver, volumeHandle: `vol-${uid}` },
      claimRef: { ...claims, name, namespace, uid },
    },
  };
}
