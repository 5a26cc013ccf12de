import { stringify } from "yaml";
import { inDependencyOrder } from "../order.ts";
import { computed, type Json, type Plan } from "../plan.ts";

/** The plan's Kubernetes objects as YAML documents that `kubectl apply --server-side` takes, in order. */
export function renderManifests({ resources }: Plan): string {
  return inDependencyOrder(resources)
    .filter(({ type }) => type.startsWith("kubernetes:"))
    .map(({ inputs }) => `---\n${stringify(known(inputs), { lineWidth: 0 })}`)
    .join("");
}

/** Without what only a deployment knows, such as the ARN of a role that is yet to be made. */
function known(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== computed).map(known);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== computed);
  return Object.fromEntries(entries.map(([key, item]): [string, Json] => [key, known(item)]));
}
