import type { Json } from "../plan.ts";
import type { Grant } from "./grant.ts";
import { isMap } from "./paths.ts";
import { list, texts, words } from "./words.ts";

/** What a rule of a Kubernetes role permits. */
export function ruleGrant(name: string, rule: Json): Grant {
  const { apiGroups, resources, resourceNames, nonResourceURLs, verbs } = isMap(rule) ? rule : {};
  const groups = list(apiGroups).filter((group) => group !== "");
  const named = list(resourceNames).length === 0 ? "" : ` named ${words(resourceNames)}`;
  const of = groups.length === 0 ? "" : ` of ${words(groups)}`;
  const names = list(resourceNames).length === 0 ? ["*"] : texts(resourceNames);
  const objects = texts(apiGroups).flatMap((group) =>
    texts(resources).flatMap((resource) => names.map((one) => `${group} ${resource} ${one}`)),
  );
  return {
    says: {
      effect: "Allow",
      who: name,
      actions: words(verbs),
      resources: `${words(resources)}${of}${named}`,
      condition: "",
    },
    who: name,
    actions: texts(verbs),
    resources: [...objects, ...texts(nonResourceURLs).map((url) => `url ${url}`)],
  };
}
