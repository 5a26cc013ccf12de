import type { Client } from "../client/client.ts";
import { type Check, check } from "../suite/check.ts";
import { deniedByPolicy, forbidden, passes } from "../suite/expect.ts";
import { groupSubject, object, rbac, secret } from "../suite/objects.ts";
import { requestAttack } from "../suite/request-attack.ts";
import type { World } from "../suite/world.ts";

const admin = (world: World): Client => world.person("acme", "admins");
const dryRun = { dryRun: true };

const onlyForPlatform = (title: string, target: ReturnType<typeof object>): Check =>
  check("A-2", title, async (world) => {
    passes(await world.admin.create(target, dryRun), "the platform's own");
    forbidden(await admin(world).create(target, dryRun), "by a tenant's admin");
    deniedByPolicy(
      await world.mallory().create(target, dryRun),
      /in their own namespace only/,
      "overgranted",
    );
  });

const impersonate = (title: string, headers: Record<string, string>) =>
  check(
    "A-2",
    `to act as ${title}`,
    async (world) => {
      const path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
      const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
      passes(await world.admin.request("POST", path, { headers, body }), "the platform's own impersonation");
      passes(await admin(world).request("POST", path, { body }), "a tenant's admin as themselves");
      forbidden(await admin(world).request("POST", path, { headers, body }), "a tenant's admin as another");
    },
    { ownUsers: true },
  );

const clientConfig = { url: "https://127.0.0.1:1/" };
const webhook = {
  name: "probe.acme.example",
  clientConfig,
  sideEffects: "None",
  admissionReviewVersions: ["v1"],
  rules: [],
};

/** To be somebody else, or to change what everybody stands on. */
export const identities = [
  requestAttack({
    id: "A-2",
    title: "a Secret that the API server fills with a token without an end",
    as: (world) => world.developer("acme"),
    good: secret("probe", "acme"),
    bad: {
      ...secret("probe", "acme", { type: "kubernetes.io/service-account-token" }),
      metadata: {
        name: "probe",
        namespace: "acme",
        annotations: { "kubernetes.io/service-account.name": "app" },
      },
    },
    by: "policy",
    says: /tokens without an end are not issued/,
  }),
  check("A-2", "a token of a service account", async (world) => {
    const app = object("v1", "ServiceAccount", "app", "acme");
    const request = {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: { audiences: ["sts.amazonaws.com"] },
    };
    passes(await world.admin.post(app, "token", request, dryRun), "the kubelet's way");
    forbidden(await admin(world).post(app, "token", request, dryRun), "by a tenant's admin");
    deniedByPolicy(
      await world.mallory().post(app, "token", request, dryRun),
      /only the platform writes/,
      "overgranted",
    );
  }),
  impersonate("the platform", { "impersonate-user": "deployer", "impersonate-group": "system:masters" }),
  impersonate("another tenant's admin", {
    "impersonate-user": "ann",
    "impersonate-group": "tenant:acme-eu:admins",
  }),
  impersonate("an own service account", { "impersonate-user": "system:serviceaccount:acme:app" }),
  onlyForPlatform("a ClusterRole", object(`${rbac}/v1`, "ClusterRole", "probe", undefined, { rules: [] })),
  onlyForPlatform(
    "a ClusterRoleBinding",
    object(`${rbac}/v1`, "ClusterRoleBinding", "probe", undefined, {
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "view" },
      subjects: [groupSubject("tenant:acme:viewers")],
    }),
  ),
  ...["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"].map((kind) =>
    onlyForPlatform(
      `a ${kind}, which sees everybody's requests`,
      object("admissionregistration.k8s.io/v1", kind, "probe", undefined, { webhooks: [webhook] }),
    ),
  ),
  onlyForPlatform("a Node", object("v1", "Node", "probe", undefined)),
  onlyForPlatform(
    "a runtime class, whose pods tolerate what it says",
    object("node.k8s.io/v1", "RuntimeClass", "probe", undefined, { handler: "runc" }),
  ),
  check("A-2", "the guardrails themselves", async (world) => {
    for (const kind of ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]) {
      const [target] = world.planned(kind);
      if (target === undefined) throw new Error(`the plan has no ${kind}`);
      passes(await world.admin.delete(target, dryRun), "the platform's own deletion");
      forbidden(await admin(world).delete(target, dryRun), `a ${kind}`);
      forbidden(await admin(world).get(target), `reading a ${kind}`);
    }
  }),
];
