import type { Json, PlannedResource } from "../plan.ts";
import type { PermissionChange } from "./diff.ts";
import { isList, isMap } from "./paths.ts";

/** Statements of policies and rules of roles that only one of two states of a resource has. */
export function permissionChanges(
  before: Granting | undefined,
  after: Granting | undefined,
): PermissionChange[] {
  const [old, now] = [
    before === undefined ? [] : permissions(before),
    after === undefined ? [] : permissions(after),
  ];
  const missing = (from: readonly Permission[], other: readonly Permission[]) =>
    from.filter(
      (permission) => !other.some((candidate) => JSON.stringify(candidate) === JSON.stringify(permission)),
    );
  return [
    ...missing(now, old).map((permission) => ({ change: "added" as const, ...permission })),
    ...missing(old, now).map((permission) => ({ change: "removed" as const, ...permission })),
  ];
}

type Granting = Pick<PlannedResource, "type" | "name" | "inputs">;
type Permission = Omit<PermissionChange, "change">;

function permissions({ type, name, inputs }: Granting): Permission[] {
  if (/:(Cluster)?Role$/.test(type) && type.startsWith("kubernetes:")) {
    return list(inputs.rules).map((rule) => kubernetesRule(name, rule));
  }
  if (type === "aws:eks/accessEntry:AccessEntry") return [entry(inputs)];
  if (!type.startsWith("aws:")) return [];
  return ["assumeRolePolicy", "policy"].flatMap((input) =>
    statements(inputs[input]).map((one) => statement(name, one)),
  );
}

function entry({ principalArn, kubernetesGroups, tags }: PlannedResource["inputs"]): Permission {
  // An emergency that becomes a rule differs in nothing else.
  const until = isMap(tags) ? tags["break-glass-until"] : undefined;
  return {
    effect: "Allow",
    who: text(principalArn),
    actions: "enter the cluster",
    resources: `as ${words(kubernetesGroups)}`,
    condition: until === undefined ? "" : `until ${text(until)}`,
  };
}

const kubernetesRule = (name: string, rule: Json): Permission => {
  const { apiGroups, resources, resourceNames, verbs } = isMap(rule) ? rule : {};
  const groups = list(apiGroups).filter((group) => group !== "");
  const named = list(resourceNames).length === 0 ? "" : ` named ${words(resourceNames)}`;
  const of = groups.length === 0 ? "" : ` of ${words(groups)}`;
  return {
    effect: "Allow",
    who: name,
    actions: words(verbs),
    resources: `${words(resources)}${of}${named}`,
    condition: "",
  };
};

function statements(policy: Json | undefined): readonly Json[] {
  if (typeof policy !== "string" || !policy.startsWith("{")) return [];
  try {
    const document: Json = JSON.parse(policy);
    return isMap(document) ? list(document.Statement) : [];
  } catch {
    return [];
  }
}

function statement(name: string, value: Json): Permission {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = isMap(
    value,
  )
    ? value
    : {};
  const who =
    Principal !== undefined
      ? principal(Principal)
      : NotPrincipal === undefined
        ? name
        : `all but ${principal(NotPrincipal)}`;
  return {
    effect: Effect === "Deny" ? "Deny" : "Allow",
    who,
    actions: Action !== undefined ? words(Action) : `all but ${words(NotAction)}`,
    resources:
      Resource !== undefined
        ? words(Resource)
        : NotResource === undefined
          ? name
          : `all but ${words(NotResource)}`,
    condition: Condition === undefined ? "" : conditions(Condition),
  };
}

const principal = (value: Json) => (isMap(value) ? Object.values(value).map(words).join(", ") : words(value));

const conditions = (value: Json) =>
  Object.entries(isMap(value) ? value : {})
    .flatMap(([operator, keys]) =>
      Object.entries(isMap(keys) ? keys : {}).map(
        ([key, expected]) => `${key} ${operator} ${words(expected)}`,
      ),
    )
    .join("; ");

const list = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : isList(value) ? value : [value];
const words = (value: Json | undefined) => list(value).map(text).join(", ");
const text = (value: Json | undefined) => (typeof value === "string" ? value : JSON.stringify(value ?? ""));
