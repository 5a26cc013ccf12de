import { anything } from "../admission/anything.ts";
import { type Attempt, admitted, judgeAttempts, refused } from "../admission/expect.ts";
import { type TenantNamespace, tenantNamespaces } from "../admission/namespaces.ts";
import { asDeletion, asUpdate, creation } from "../admission/objects.ts";
import { ordinarySpec, podCreation } from "../admission/pods.ts";
import { type Request, resourceAt, type User } from "../admission/request.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { previewGroup } from "../vocabulary.ts";
import { grantsOf } from "./bindings.ts";
import { entriesOf } from "./entries.ts";
import { isRead } from "./rules.ts";
import { beside, namedGrants } from "./usernames.ts";

const previewer: User = { name: "preview", groups: [previewGroup, "system:authenticated"] };

/** The identity that previews pull requests may read, and may write what a dry run writes: nothing. */
export function judgePreviewer(view: View, judgement: Judgement): void {
  for (const { binding, rights, role } of previewerGrants(view)) {
    judgement.check(
      rights !== undefined,
      () => `the preview identity holds ${role}, which is not in the plan`,
      binding,
    );
    for (const granted of rights ?? []) {
      const why = beyondDryRuns(granted);
      judgement.check(why === undefined, () => `the preview identity may ${granted}: ${why}`, binding);
    }
  }
  for (const { resource, principal, groups } of entriesOf(view)) {
    if (!groups.includes(previewGroup)) continue;
    judgement.check(
      groups.length === 1 && resource.tenant === null,
      () =>
        `${principal} previews and is in ${groups.filter((group) => group !== previewGroup).join(", ") || `tenant ${resource.tenant}`} too`,
      resource,
    );
  }
  for (const named of namedGrants(view)) {
    if (named.entry.groups.includes(previewGroup)) judgement.refute(...beside(named));
  }
  judgeAttempts(view, ofAnyKind(view), judgement);
}

/** Whatever it may write, the kinds among it that Roles will let it write one day, it writes in dry runs only. */
function* ofAnyKind(view: View): Iterable<Attempt> {
  if (previewerGrants(view).length === 0) return;
  for (const namespace of [null, ...tenantNamespaces(view).slice(0, 1)]) {
    for (const [what, request] of anything(namespace, previewer)) {
      yield refused(`${what} by the preview identity, not in a dry run,`, request);
    }
  }
}

/** What it may write in a dry run it may not write for good. */
export function* previews(view: View): Iterable<Attempt> {
  if (previewerGrants(view).length === 0) return;
  const [namespace = null] = tenantNamespaces(view);
  for (const [what, request] of writes(namespace)) {
    yield refused(`${what} by the preview identity, not in a dry run,`, request);
  }
  const dryRun = { ...creation(null, "/v1/namespaces", "Namespace", {}, previewer), dryRun: true };
  yield admitted("a dry run of the preview identity", dryRun);
}

const previewerGrants = (view: View) =>
  grantsOf(view).filter(({ subject }) => subject.kind === "Group" && subject.name === previewGroup);

/** Why a dry run does not bound a right: admission sees no reads, no impersonation and none of its own policies. */
function beyondDryRuns(granted: string): string | undefined {
  const [verb = "", target = ""] = granted.split(" ");
  if (verb === "impersonate") return "no admission policy sees impersonation";
  if (granted.includes("*")) return "it holds whatever Kubernetes adds";
  if (/^\/(secrets|configmaps|pods\/log)(:|$)/.test(target)) return "it could read what is tenants'";
  if (/\/(exec|attach|portforward|proxy|token)(:|$)/.test(target))
    return "it opens a way in, and is no dry run";
  if (!isRead(verb) && target.startsWith("admissionregistration.k8s.io/"))
    return "no admission policy watches over these";
  return undefined;
}

function writes(namespace: TenantNamespace | null): [string, Request][] {
  const cluster: [string, Request] = [
    "a new namespace",
    creation(null, "/v1/namespaces", "Namespace", {}, previewer),
  ];
  const role = { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }] };
  const rolePath = "rbac.authorization.k8s.io/v1/clusterroles";
  const clusterRole: [string, Request] = [
    "a ClusterRole",
    creation(null, rolePath, "ClusterRole", role, previewer),
  ];
  if (namespace === null) return [cluster, clusterRole];
  const create = podCreation(namespace, ordinarySpec(namespace), previewer);
  return [
    cluster,
    clusterRole,
    ["a pod", create],
    ["a Role", creation(namespace, "rbac.authorization.k8s.io/v1/roles", "Role", role, previewer)],
    ["the end of a pod", asDeletion(create)],
    [
      "a command in a pod",
      { ...create, operation: "CONNECT", object: {}, resource: resourceAt("/v1/pods/exec") },
    ],
    ["a change of a pod", asUpdate(create, create.object)],
  ];
}
