import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives } from "../admission/namespaces.ts";
import { creation } from "../admission/objects.ts";
import { persons } from "../admission/users.ts";
import { at, parsed, text, textMap } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";
import { tenantKey, types } from "../vocabulary.ts";

/** A claim's disk is tagged by the driver, which knows the claim's namespace: the tenant's name. */
export function judgeDisks(view: View, judgement: Judgement): void {
  const classes = taggingClasses(view);
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
  judgement.check(classes.length > 0, () => "the plan has no storage class that tags disks");
  for (const addon of view.ofType(types.addon)) {
    judgement.attempt(addon, () => {
      const configuration = parsed(text(addon.inputs.configurationValues ?? "{}"));
      judgement.check(
        at(configuration, "controller", "extraVolumeTags", tenantKey) === undefined,
        () => `${addon.name} tags the disks of all tenants as one's`,
        addon,
      );
    });
  }
}

/** Every claim's disk is of a class that tags it. */
export function* disks(view: View): Iterable<Attempt> {
  const [own] = taggingClasses(view);
  if (own === undefined) return;
  for (const namespace of representatives(view)) {
    const claim = (storageClassName: string) =>
      creation(
        namespace,
        "/v1/persistentvolumeclaims",
        "PersistentVolumeClaim",
        {
          spec: {
            accessModes: ["ReadWriteOnce"],
            resources: { requests: { storage: "1Gi" } },
            storageClassName,
          },
        },
        persons(namespace.tenant).developers,
      );
    for (const name of ["gp2", ""]) {
      yield refused(`a volume claim of storage class "${name}", whose disks nothing tags,`, claim(name));
    }
    if (namespace.labelledState !== "active") continue;
    yield admitted("a volume claim of the tenants' storage class", claim(nameOf(own)));
  }
}

const taggingClasses = (view: View) =>
  view.ofType(kinds.storageClass).filter(({ inputs }) => inputs.provisioner === "ebs.csi.aws.com");
