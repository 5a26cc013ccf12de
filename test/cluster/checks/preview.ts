import { check } from "../suite/check.ts";
import { deniedByPolicy, forbidden, holds, passes } from "../suite/expect.ts";
import { configMap, object, pod, secret } from "../suite/objects.ts";
import { everybodyMay } from "../suite/personas.ts";
import { type Question, surprises } from "../suite/review.ts";
import type { World } from "../suite/world.ts";

const dryRun = { dryRun: true };
const read = ["get", "list", "watch"];

// What the program manages in a cluster, spelled out anew: [API group, resources, verbs].
const rights: [string, string[], string[]][] = [
  ["", ["limitranges", "namespaces", "resourcequotas", "serviceaccounts"], ["create", "update", "patch"]],
  ["apps", ["deployments"], ["create", "update", "patch"]],
  [
    "flowcontrol.apiserver.k8s.io",
    ["flowschemas", "prioritylevelconfigurations"],
    ["create", "update", "patch"],
  ],
  ["networking.k8s.io", ["networkpolicies"], ["create", "update", "patch"]],
  ["rbac.authorization.k8s.io", ["rolebindings"], ["create", "update", "patch"]],
  ["rbac.authorization.k8s.io", ["roles"], ["create", "update", "patch", "escalate", "bind"]],
  ["rbac.authorization.k8s.io", ["clusterroles", "clusterrolebindings"], []],
  ["scheduling.k8s.io", ["priorityclasses"], ["create", "update", "patch"]],
  ["storage.k8s.io", ["storageclasses"], ["create", "update", "patch"]],
  [
    "admissionregistration.k8s.io",
    [
      "validatingadmissionpolicies",
      "validatingadmissionpolicybindings",
      "mutatingadmissionpolicies",
      "mutatingadmissionpolicybindings",
    ],
    [],
  ],
];

const mayPreview = (question: Question): boolean =>
  everybodyMay(question) ||
  rights.some(
    ([group, resources, verbs]) =>
      group === question.group &&
      resources.includes(question.resource) &&
      [...read, ...verbs].includes(question.verb),
  );

const verbs = [
  ...read,
  "create",
  "update",
  "patch",
  "delete",
  "deletecollection",
  "escalate",
  "bind",
  "impersonate",
];

/** The identity that previews pull requests: everything in dry runs, nothing else. */
export const preview = [
  check(
    "A-1",
    "the preview identity: what the program manages, by every verb on every resource",
    async (world) => {
      const names = new Set((await world.plane.resources()).map(({ group, name }) => `${group} ${name}`));
      const asked = [...names].flatMap((each) => {
        const [group = "", resource = ""] = each.split(" ");
        return verbs.map((verb) => ({ group, resource, verb, namespace: "" }));
      });
      const found = await surprises(world.previewer, asked, mayPreview);
      holds(found.length === 0, `rights as the table says, but: ${found.join("; ")}`);
    },
    { variants: ["standard"] },
  ),
  check("A-1", "a preview of the whole plan: each object applied in a dry run", async (world) => {
    const readOnly = /Policy(Binding)?$|^ClusterRole/;
    for (const each of world.program.objects.filter(
      ({ kind }) => !readOnly.test(kind) || kind === "NetworkPolicy",
    )) {
      const options = { dryRun: true, manager: "pulumi", force: true };
      passes(await world.previewer.apply(each, options), `${each.kind} ${each.metadata.name}`);
    }
    for (const each of world.program.objects.filter(({ kind }) => readOnly.test(kind))) {
      passes(await world.previewer.get(each), `reading ${each.kind} ${each.metadata.name}`);
    }
  }),
  check("A-1", "a preview that writes", async (world) => {
    for (const namespace of ["acme", "kube-system"]) {
      const account = object("v1", "ServiceAccount", "probe", namespace);
      passes(await world.previewer.create(account, dryRun), "in a dry run");
      try {
        deniedByPolicy(await world.previewer.create(account), /writes need dry-run mode/, "for good");
      } finally {
        await world.admin.remove(account);
      }
    }
    for (const planned of ["Namespace", "Role", "PriorityClass", "StorageClass", "FlowSchema"]) {
      const [target] = world.planned(planned);
      if (target === undefined) throw new Error(`the plan has no ${planned}`);
      const patch = { metadata: { annotations: { a: "b" } } };
      passes(await world.previewer.patch(target, patch, dryRun), "in a dry run");
      deniedByPolicy(
        await world.previewer.patch(target, patch),
        /writes need dry-run mode/,
        `${planned} for good`,
      );
    }
  }),
  check(
    "A-2",
    "a preview that deletes, reads Secrets, starts pods or opens a connection",
    async (world: World) => {
      const { previewer, admin } = world;
      passes(await admin.list(secret("", "acme")), "the platform reads Secrets");
      forbidden(await previewer.list(secret("", "acme")), "Secrets");
      forbidden(await previewer.delete(configMap("kube-root-ca.crt", "acme"), dryRun), "deletion");
      forbidden(await previewer.create(pod("probe", "acme", world.spec("acme")), dryRun), "a pod");
      forbidden(
        await previewer.request("POST", "/api/v1/namespaces/acme/pods/probe/exec?command=id", dryRun),
        "exec",
      );
      forbidden(await previewer.request("GET", "/api/v1/nodes/acme.nodes/proxy/pods"), "a node's kubelet");
    },
  ),
];
