import type { PlannedResource } from "../plan.ts";
import type { Grant } from "./grant.ts";
import { isMap } from "./paths.ts";
import { list, text, texts, words } from "./words.ts";

type Inputs = PlannedResource["inputs"];

/** Who enters a cluster in which groups. In none, an entry permits nothing by itself: its policies are their own. */
export function entryGrants({ principalArn = null, kubernetesGroups, type }: Inputs): Grant[] {
  const isPlain = type === undefined || type === "STANDARD";
  if (isPlain && list(kubernetesGroups).length === 0) return [];
  const as = [...(isPlain ? [] : [text(type)]), ...texts(kubernetesGroups)];
  return [
    {
      says: {
        effect: "Allow",
        who: text(principalArn),
        actions: "enter the cluster",
        resources: `as ${as.join(", ")}`,
        condition: "",
      },
      who: principalArn,
      actions: ["enter"],
      resources: as,
    },
  ];
}

/** What one of EKS's own policies lets a principal do, in the whole cluster or in some namespaces. */
export function associationGrants({ principalArn = null, policyArn, accessScope }: Inputs): Grant[] {
  const { type, namespaces } = isMap(accessScope) ? accessScope : {};
  const policy = text(policyArn).split("/").at(-1) ?? "";
  const where = type === "namespace" ? `namespaces ${words(namespaces)}` : "the cluster";
  const isAdmin = policy === "AmazonEKSClusterAdminPolicy";
  return [
    {
      says: {
        effect: "Allow",
        who: text(principalArn),
        actions: isAdmin ? "administrate" : `do what ${policy} permits in`,
        resources: where,
        condition: "",
      },
      who: principalArn,
      actions: [text(policyArn)],
      resources: type === "namespace" ? texts(namespaces) : ["*"],
    },
  ];
}
