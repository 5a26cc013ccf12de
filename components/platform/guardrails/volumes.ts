import { storageClass } from "../../names.ts";
import type { PodRule } from "./pod-rule.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { on } from "./request.ts";

/** The controller that binds claims to volumes, and the only one to do so. */
const binder = "system:serviceaccount:kube-system:persistent-volume-binder";

const classAnnotation = "volume.beta.kubernetes.io/storage-class";

/** An inline volume has no claim: no storage class bounds it and no quota counts it. */
export const inlineVolumes: PodRule[] = [
  {
    expression: "variables.spec.?volumes.orValue([]).all(v, !has(v.csi))",
    message: "inline csi volumes pass the quota by: use a PersistentVolumeClaim",
  },
];

/** Every claim is of the tenants' one storage class and gets a volume made for it, whoever makes the claim. */
export const volumeClaims = (): ValidatingPolicy[] => [
  validating("volume-claims", {
    on: [on("/persistentvolumeclaims", "CREATE")],
    refuse: [
      {
        expression: `object.spec.?storageClassName.orValue("") == "${storageClass}"`,
        message: `tenants have one storage class: write storageClassName: ${storageClass}`,
      },
      {
        expression: `object.spec.?volumeName.orValue("") == "" && !has(object.spec.selector)`,
        message: "an existing volume may hold another tenant's data: remove volumeName and selector",
      },
      {
        expression: `object.spec.?dataSourceRef.?namespace.orValue("") == ""`,
        message: "data can only come from the own namespace: remove dataSourceRef.namespace",
      },
      {
        expression: `object.spec.?volumeAttributesClassName.orValue("") == ""`,
        message: "the storage class decides a volume's performance: remove volumeAttributesClassName",
      },
    ],
  }),
  validating("volume-claim-annotations", {
    on: [on("/persistentvolumeclaims", "CREATE")],
    refuse: [
      {
        // Kubernetes' controllers go by it rather than by the spec, and an empty one binds any volume that is there.
        expression: `!("${classAnnotation}" in object.metadata.?annotations.orValue({}))`,
        message: `the annotation ${classAnnotation} would choose another storage class: remove it`,
      },
    ],
  }),
  validating("volume-claim-updates", {
    on: [on("/persistentvolumeclaims", "UPDATE")],
    refuse: [
      {
        expression: `object.spec.?volumeName.orValue("") == oldObject.spec.?volumeName.orValue("") || request.userInfo.username == "${binder}"`,
        message: "an existing volume may hold another tenant's data: do not set volumeName",
      },
      {
        expression: `object.spec.?volumeAttributesClassName.orValue("") == oldObject.spec.?volumeAttributesClassName.orValue("")`,
        message: "the storage class decides a volume's performance: do not set volumeAttributesClassName",
      },
    ],
  }),
];
