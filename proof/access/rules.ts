import type { Json } from "../../plan/plan.ts";
import { list, nothingElse, object, texts } from "../objects/json.ts";
import { type Right, right } from "./rights.ts";

/** Every right that the rules of a Role give, one by one. */
export function rightsIn(rules: Json | undefined): Right[] {
  return list(rules).flatMap((rule) => {
    const { apiGroups, resources, verbs, resourceNames, nonResourceURLs, ...rest } = object(rule);
    nothingElse("a rule", rest);
    const paths = texts(nonResourceURLs).flatMap((path) => texts(verbs).map((verb) => right(verb, "", path)));
    const names: readonly (string | undefined)[] =
      list(resourceNames).length === 0 ? [undefined] : texts(resourceNames);
    return texts(apiGroups)
      .flatMap((group) =>
        texts(resources).flatMap((resource) =>
          texts(verbs).flatMap((verb) => names.map((name) => right(verb, group, resource, name))),
        ),
      )
      .concat(paths);
  });
}

const dangerousVerbs = ["escalate", "bind", "impersonate", "*", "approve", "sign", "attest"];

/** What leads to more than it says; a pattern of `group/resource`. */
const dangerousResources: readonly [pattern: RegExp, why: string][] = [
  [/\*/, "holds whatever Kubernetes adds"],
  [/^\/serviceaccounts\/token$/, "mints tokens"],
  [/^\/users$|^\/groups$|^authentication\.k8s\.io\//, "lends identities"],
  [/^\/nodes(\/|$)/, "reaches nodes, and through them every pod"],
  [/^\/(persistentvolumes|componentstatuses)(\/|$)/, "is outside every namespace"],
  [/^\/bindings$|^\/pods\/binding$/, "chooses any node for a pod"],
  [/^\/(pods|services)\/proxy$/, "passes requests on in the API server's name"],
  [/^admissionregistration\.k8s\.io\//, "changes what is refused"],
  [/^certificates\.k8s\.io\//, "issues identities"],
  [/^rbac\.authorization\.k8s\.io\/cluster/, "is outside every namespace"],
  [
    /^(apiextensions\.k8s\.io|apiregistration\.k8s\.io|scheduling\.k8s\.io|node\.k8s\.io|flowcontrol)/,
    "is outside every namespace",
  ],
  [/^storage\.k8s\.io\/(storageclasses|volumeattachments|csidrivers|csinodes)/, "is outside every namespace"],
  [/^networking\.k8s\.io\/ingressclasses$/, "is outside every namespace"],
];

const dangerousWrites: readonly [pattern: RegExp, why: string][] = [
  [/^\/namespaces(\/|$)/, "changes the labels that every guardrail goes by"],
  [/^\/endpoints$|^discovery\.k8s\.io\/endpointslices$/, "sends a Service's traffic anywhere"],
  [/^\/(resourcequotas|limitranges)(\/|$)/, "lifts the tenant's own bounds"],
  [/^apps\/daemonsets(\/|$)/, "leaves pods on every node"],
  [/\/status$/, "forges what controllers report"],
  [/^networking\.k8s\.aws\/|^policy\.networking\.k8s\.io\//, "reopens the network"],
];

export const isRead = (verb: string) => ["get", "list", "watch"].includes(verb);

const answers = new Map<Right, string | null>();

/** Why a right leads to more rights; undefined where it does not. */
export function leadsToMore(granted: Right): string | undefined {
  const known = answers.get(granted) ?? judge(granted) ?? null;
  answers.set(granted, known);
  return known ?? undefined;
}

function judge(granted: Right): string | undefined {
  const [verb = "", rest = ""] = granted.split(" ");
  if (dangerousVerbs.includes(verb)) return `gives more than its holder has, by the verb ${verb}`;
  const [target = ""] = rest.split(":");
  const patterns = isRead(verb) ? dangerousResources : [...dangerousResources, ...dangerousWrites];
  return patterns.find(([pattern]) => pattern.test(target))?.[1];
}
