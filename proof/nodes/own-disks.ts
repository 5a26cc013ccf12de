import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives, type TenantNamespace } from "../admission/namespaces.ts";
import { asUpdate, creation } from "../admission/objects.ts";
import { ordinarySpec } from "../admission/pods.ts";
import type { User } from "../admission/request.ts";
import { controller, membersOf } from "../admission/users.ts";
import { refusedPods } from "../admission/workloads.ts";
import type { JsonObject } from "../objects/json.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import type { View } from "../view.ts";

/**
 * Every disk of a tenant's is made for a claim, of a class that tags it, whoever makes the claim.
 *
 * @param tagging The classes that do.
 */
export function* ownDisks(view: View, tagging: readonly string[]): Iterable<Attempt> {
  const [own] = tagging;
  if (own === undefined) return;
  const classes = view.ofType(kinds.storageClass).map(nameOf);
  const untagged = [...classes.filter((name) => !tagging.includes(name)), "gp2", "gp3", "another", ""];
  for (const namespace of representatives(view)) {
    const makers = [
      ...membersOf(namespace),
      ["a StatefulSet", controller("statefulset-controller")] as const,
    ];
    for (const [who, user] of makers) {
      for (const name of untagged) {
        const request = claim(namespace, { storageClassName: name }, user);
        yield refused(`a volume claim of ${who} of class "${name}", whose disks nothing tags,`, request);
      }
      for (const [what, more] of existing) {
        const request = claim(namespace, { storageClassName: own, ...more }, user);
        yield refused(`a volume claim of ${who} ${what}`, request);
      }
      const before = claim(namespace, { storageClassName: own }, user).object ?? {};
      const later = claim(namespace, { storageClassName: own, volumeName: "another" }, user);
      yield refused(`a volume claim that ${who} gives an existing volume`, asUpdate(later, before));
      if (namespace.labelledState !== "active") continue;
      const request = claim(namespace, { storageClassName: own }, user);
      yield admitted(`a volume claim of ${who} of the tenants' class`, request);
    }
    const inline = { volumes: [{ name: "data", csi: { driver: "ebs.csi.aws.com" } }] };
    const spec = { ...ordinarySpec(namespace), ...inline };
    yield* refusedPods("with a disk that no claim stands for", namespace, spec);
  }
}

/** Another tenant's data, and its tags. */
const existing: [string, JsonObject][] = [
  ["for an existing volume, by name", { volumeName: "another" }],
  ["for an existing volume, by label", { selector: { matchLabels: { tenant: "another" } } }],
];

const claim = (namespace: TenantNamespace, more: JsonObject, user: User) =>
  creation(
    namespace,
    "/v1/persistentvolumeclaims",
    "PersistentVolumeClaim",
    {
      spec: {
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "1Gi" } },
        volumeMode: "Filesystem",
        ...more,
      },
    },
    user,
  );
