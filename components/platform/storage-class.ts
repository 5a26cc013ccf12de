import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { logicalName, managedBy, storageClass, tenantKey } from "../names.ts";

/** The only class that tenants may use: encrypted, in the zone of the pod, its disk tagged with the claim's namespace. */
export function createStorageClass(options: pulumi.CustomResourceOptions): k8s.storage.v1.StorageClass {
  return new k8s.storage.v1.StorageClass(
    logicalName("platform", storageClass),
    {
      metadata: {
        name: storageClass,
        labels: managedBy,
        annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
      },
      provisioner: "ebs.csi.aws.com",
      parameters: storageClassParameters,
      volumeBindingMode: "WaitForFirstConsumer",
      reclaimPolicy: "Delete",
      allowVolumeExpansion: true,
    },
    options,
  );
}

/** The driver fills in the namespace, which is the tenant's name: its disks' costs are the tenant's. */
const storageClassParameters = {
  type: "gp3",
  encrypted: "true",
  "csi.storage.k8s.io/fstype": "ext4",
  tagSpecification_1: `${tenantKey}={{ .PVCNamespace }}`,
};
