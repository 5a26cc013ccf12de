import type { Json, PlannedResource } from "../../plan/plan.ts";
import { list, object, text } from "../objects/json.ts";
import { kinds, nameOf, namespaceOf } from "../objects/kubernetes.ts";
import { onceFor } from "../objects/once.ts";
import type { View } from "../view.ts";
import type { Right } from "./rights.ts";
import { rightsIn } from "./rules.ts";

/** What a binding gives to one subject. */
export interface Grant {
  readonly binding: PlannedResource;
  /** Null: in the whole cluster. */
  readonly namespace: string | null;
  readonly subject: Subject;
  /** Undefined where the role is not in the plan: then nobody knows what it holds. */
  readonly rights: readonly Right[] | undefined;
  readonly role: string;
}

type Subject =
  | { readonly kind: "Group" | "User"; readonly name: string }
  | { readonly kind: "ServiceAccount"; readonly name: string; readonly namespace: string };

/** Every grant of the plan, one per subject. */
export const grantsOf: (view: View) => readonly Grant[] = onceFor(readGrants);

function readGrants(view: View): Grant[] {
  const clusterRoles = new Map(view.ofType(kinds.clusterRole).map((role) => [nameOf(role), role]));
  const roles = new Map(
    view.ofType(kinds.role).map((role) => [`${namespaceOf(role)}/${nameOf(role)}`, role]),
  );
  const read = (binding: PlannedResource, namespace: string | null): Grant[] => {
    const { kind, name } = object(binding.inputs.roleRef);
    const role =
      kind === "Role" && namespace !== null
        ? roles.get(`${namespace}/${text(name)}`)
        : clusterRoles.get(text(name));
    const rights =
      role === undefined || role.inputs.aggregationRule !== undefined
        ? undefined
        : rightsIn(role.inputs.rules);
    return list(binding.inputs.subjects).map((subject) => ({
      binding,
      namespace,
      subject: readSubject(subject),
      rights,
      role: `${text(kind)} ${text(name)}`,
    }));
  };
  return [
    ...view.ofType(kinds.roleBinding).flatMap((binding) => read(binding, namespaceOf(binding))),
    ...view.ofType(kinds.clusterRoleBinding).flatMap((binding) => read(binding, null)),
  ];
}

function readSubject(subject: Json): Subject {
  const { kind, name, namespace } = object(subject);
  if (kind === "ServiceAccount") return { kind, name: text(name), namespace: text(namespace) };
  return { kind: kind === "User" ? "User" : "Group", name: text(name) };
}

/** The groups that a subject stands for: a service account is one of its namespace's, and of everyone's. */
export function reaches(subject: Subject): string {
  return subject.kind === "ServiceAccount"
    ? `system:serviceaccount:${subject.namespace}:${subject.name}`
    : subject.name;
}
