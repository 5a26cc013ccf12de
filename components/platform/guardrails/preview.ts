import type { Settings } from "../../../stacks/settings/settings.ts";
import { managedBy, previewGroup } from "../../names.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { onEverything } from "./request.ts";

/** Server-side previews are writes in dry-run mode; this is all that keeps them from being more. */
export const dryRunsOnly = (): ValidatingPolicy =>
  validating("preview", {
    namespaces: null,
    on: [onEverything("CREATE", "UPDATE", "DELETE", "CONNECT")],
    when: [{ name: "by-the-preview", expression: `"${previewGroup}" in request.userInfo.groups` }],
    refuse: [
      {
        expression: "request.?dryRun.orValue(false)",
        message: "this identity only previews: writes need dry-run mode",
      },
    ],
  });

const name = "tenancy-preview";
const apiGroup = "rbac.authorization.k8s.io";

const read = ["get", "list", "watch"];
const readAndApply = [...read, "create", "update", "patch"];

/**
 * What the program manages in the cluster, Secrets excepted. Admission policies and ClusterRoles can be read only,
 * since no policy watches over the former: previews of them are computed by the client. `escalate` and `bind` let a
 * Role be previewed without holding, and so being able to use, what it grants.
 */
const rules = [
  {
    apiGroups: [""],
    resources: ["limitranges", "namespaces", "resourcequotas", "serviceaccounts"],
    verbs: readAndApply,
  },
  { apiGroups: ["apps"], resources: ["deployments"], verbs: readAndApply },
  {
    apiGroups: ["flowcontrol.apiserver.k8s.io"],
    resources: ["flowschemas", "prioritylevelconfigurations"],
    verbs: readAndApply,
  },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: readAndApply },
  { apiGroups: [apiGroup], resources: ["rolebindings"], verbs: readAndApply },
  { apiGroups: [apiGroup], resources: ["roles"], verbs: [...readAndApply, "escalate", "bind"] },
  { apiGroups: [apiGroup], resources: ["clusterrolebindings", "clusterroles"], verbs: read },
  { apiGroups: ["scheduling.k8s.io"], resources: ["priorityclasses"], verbs: readAndApply },
  { apiGroups: ["storage.k8s.io"], resources: ["storageclasses"], verbs: readAndApply },
  {
    apiGroups: ["admissionregistration.k8s.io"],
    resources: [
      "mutatingadmissionpolicies",
      "mutatingadmissionpolicybindings",
      "validatingadmissionpolicies",
      "validatingadmissionpolicybindings",
    ],
    verbs: read,
  },
];

/** The access of the identity that previews pull requests; null where the stack has none. */
export function previewAccess({ cluster }: Settings) {
  if (cluster.preview === null) return null;
  const metadata = { name, labels: managedBy };
  return {
    role: { metadata, rules },
    binding: {
      metadata,
      roleRef: { apiGroup, kind: "ClusterRole", name },
      subjects: [{ apiGroup, kind: "Group", name: previewGroup }],
    },
  };
}
