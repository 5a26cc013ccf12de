import type { Json } from "../../plan/plan.ts";
import { mustBeAdmitted, mustBeRefused } from "../admission/expect.ts";
import { representatives } from "../admission/namespaces.ts";
import { creation } from "../admission/objects.ts";
import { persons } from "../admission/users.ts";
import { textMap } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { tenantKey } from "../vocabulary.ts";

/** A claim's disk is tagged by the driver, which knows the claim's namespace: the tenant's name. */
export function judgeClaimedDisks(view: View, judgement: Judgement): void {
  const classes = view
    .ofType(kinds.storageClass)
    .filter(({ inputs }) => inputs.provisioner === "ebs.csi.aws.com");
  for (const storageClass of classes) {
    const parameters = textMap(storageClass.inputs.parameters);
    const tagged = Object.entries(parameters).some(
      ([key, value]) => /^tagSpecification_\d+$/.test(key) && value === `${tenantKey}={{ .PVCNamespace }}`,
    );
    judgement.check(
      tagged,
      () => `disks of storage class ${nameOf(storageClass)} carry no tenant's tag`,
      storageClass,
    );
  }
  const [own] = classes;
  if (
    !judgement.check(own !== undefined, () => "the plan has no storage class that tags disks") ||
    own === undefined
  )
    return;
  for (const namespace of representatives(view)) {
    const claim = (spec: Record<string, Json>) =>
      creation(
        namespace,
        "/v1/persistentvolumeclaims",
        "PersistentVolumeClaim",
        { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec } },
        persons(namespace.tenant).developers,
      );
    for (const name of ["gp2", ""]) {
      mustBeRefused(view, judgement, {
        what: `a volume claim of storage class "${name}", whose disks nothing tags,`,
        request: claim({ storageClassName: name }),
      });
    }
    if (namespace.labelledState !== "active") continue;
    const request = claim({ storageClassName: nameOf(own) });
    mustBeAdmitted(view, judgement, { what: "a volume claim of the tenants' storage class", request });
  }
}
