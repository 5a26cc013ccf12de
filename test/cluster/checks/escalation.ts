import type { Client } from "../client/client.ts";
import { until } from "../client/until.ts";
import { check } from "../suite/check.ts";
import { deniedByPolicy, passes, refused } from "../suite/expect.ts";
import { accountSubject, groupSubject, rbac, role, roleBinding, secret } from "../suite/objects.ts";
import { requestAttack } from "../suite/request-attack.ts";
import type { World } from "../suite/world.ts";

const admin = (world: World): Client => world.person("acme", "admins");
const dryRun = { dryRun: true };
const rule = (apiGroup: string, resource: string, ...verbs: string[]) => ({
  apiGroups: [apiGroup],
  resources: [resource],
  verbs,
});

const granting = (title: string, bad: object) =>
  requestAttack({
    id: "A-2",
    title: `a Role that grants ${title}`,
    as: admin,
    good: role("probe", "acme", [rule("", "pods", "get", "delete"), rule("apps", "deployments", "create")]),
    bad: role("probe", "acme", [bad]),
    by: "rbac",
  });

const own = { kind: "Role", name: "tenant-viewers" } as const;
const ownSubject = accountSubject("app", "acme");
const binding = (
  title: string,
  roleRef: { kind: "Role" | "ClusterRole"; name: string },
  subject: object,
  says: RegExp,
) =>
  requestAttack({
    id: "A-2",
    title: `a RoleBinding ${title}`,
    as: admin,
    good: roleBinding("probe", "acme", own, [ownSubject, groupSubject("tenant:acme:viewers")]),
    bad: roleBinding("probe", "acme", roleRef, [subject]),
    // Who may not bind, may not: RBAC comes first. An overgranted admin meets the policy.
    goodAs: admin,
    by: "policy",
    says,
    ...(roleRef.kind === "ClusterRole" && { as: (world: World) => world.mallory() }),
  });

const subjects = /subjects may be groups tenant:acme:/;

/** From the rights one has to rights one should not. */
export const escalation = [
  granting("everything", rule("*", "*", "*")),
  granting("all verbs on Secrets", rule("", "secrets", "*")),
  granting("tokens of service accounts", rule("", "serviceaccounts/token", "create")),
  granting("impersonation", rule("", "serviceaccounts", "impersonate")),
  granting("escalation", rule(rbac, "roles", "escalate")),
  granting("binding", rule(rbac, "roles", "bind")),
  granting("quotas", rule("", "resourcequotas", "update")),
  granting("binding pods to nodes", rule("", "pods/binding", "create")),
  granting("proxying to pods", rule("", "pods/proxy", "get")),
  granting("DaemonSets", rule("apps", "daemonsets", "create")),
  granting("endpoints", rule("discovery.k8s.io", "endpointslices", "create")),
  binding(
    "to cluster-admin",
    { kind: "ClusterRole", name: "cluster-admin" },
    ownSubject,
    /refer to a Role of the namespace/,
  ),
  binding(
    "to the built-in edit",
    { kind: "ClusterRole", name: "edit" },
    ownSubject,
    /refer to a Role of the namespace/,
  ),
  binding("of another tenant's group", own, groupSubject("tenant:acme-eu:admins"), subjects),
  binding("of all tenants' people", own, groupSubject("tenants"), subjects),
  binding("of everybody", own, groupSubject("system:authenticated"), subjects),
  binding("of another namespace's service account", own, accountSubject("app", "acme-eu"), subjects),
  binding("of a user, who is nobody's", own, { apiGroup: rbac, kind: "User", name: "ann" }, subjects),
  requestAttack({
    id: "A-2",
    title: "a Role by a developer",
    as: (world) => world.developer("acme"),
    goodAs: admin,
    good: role("probe", "acme", [rule("", "pods", "get")]),
    bad: role("probe", "acme", [rule("", "pods", "get")]),
    by: "rbac",
  }),
  check("A-2", "a workload with its admin's Role: bounded as its admin is", async (world) => {
    const grant = roleBinding("lent", "acme", { kind: "Role", name: "tenant-admins" }, [ownSubject]);
    passes(await admin(world).create(grant), "an admin lends their Role to a workload");
    try {
      const [floor] = world.planned("NetworkPolicy", "acme");
      if (floor === undefined) throw new Error("the plan has no floor in acme");
      const probe = { ...secret("probe", "acme") };
      // The authorizer hears of a binding a moment after it was made.
      await until("a Secret", async () => (await world.workload("acme").create(probe, dryRun)).ok);
      deniedByPolicy(
        await world.workload("acme").delete(floor, dryRun),
        /belongs to the platform/,
        "the floor",
      );
      const open = {
        ...floor,
        metadata: { name: "open", namespace: "acme" },
        spec: { podSelector: {}, ingress: [{}] },
      };
      deniedByPolicy(
        await world.workload("acme").create(open, dryRun),
        /beyond the own namespace/,
        "an open policy",
      );
      refused(
        await world
          .workload("acme")
          .create({ ...probe, metadata: { name: "probe", namespace: "acme-eu" } }, dryRun),
        "elsewhere",
      );
    } finally {
      await world.admin.remove(grant);
    }
  }),
];
