import type { KubeObject } from "../control-plane/index.ts";
import type { World } from "../suite/world.ts";
import { type Mutation, without, withoutPart } from "./mutation.ts";

/** Where to look first when a policy is gone: by its name, less `tenancy-`. */
const noticedBy: Record<string, RegExp> = {
  "bare-pods": /^NET-1/,
  "complete-spec": /^N-1|DI-1/,
  "cron-job-templates":
    /^N-2 (toleration|nodeS|nodeN|a sched|anti|affin|a runtime|a Windows)|^Q-3|^H-1 (the root|any)|^Q-1 a|^OPS-5 a final/,
  templates:
    /^N-2 (toleration|nodeS|nodeN|a sched|anti|affin|a runtime|a Windows)|^Q-3|^H-1 (the root|any)|^Q-1 a|^OPS-5 a final/,
  "daemon-sets": /^N-2 a Daemon/,
  deletions: /^OPS-5 a pod ended/,
  "ephemeral-containers": /^CPI-8|^Q-1 ephemeral/,
  "ephemeral-container-defaults": /^CPI-8/,
  finalizers: /^OPS-5 a (final|frozen|Job)|^Q-1 a disk/,
  "finalizers-from-templates": /^OPS-5 a (final|frozen)/,
  "grace-period": /^Q-1 a pod/,
  "inactive-people": /^OPS-5 a (final|frozen)/,
  "inactive-pods": /^OPS-5 a (final|frozen)/,
  "inline-volumes": /^Q-1 a volume/,
  "load-balancers": /^CPI-7/,
  "marks-from-templates": /^NS-2 an object/,
  "network-policies": /^NET-3/,
  "object-size": /^Q-1 objects of/,
  "own-namespace": /^NS-/,
  placement: /^N-2/,
  "pod-defaults": /^N-1/,
  "pod-owners": /^OPS-5 a Job/,
  "pod-size": /^Q-1 a pod with/,
  preview: /preview/,
  priority: /^Q-3/,
  "protected-objects": /^NS-2/,
  "reserved-kinds": /^NS-2|^Q-1 a second|^A-2 a token|^N-2 binding|^CPI-7|^MTB-PL1-CC-TI-1/,
  "role-bindings": /^A-2/,
  "root-user": /^H-1/,
  "running-pods": /^N-2 a toler|^Q-1 toler/,
  services: /^CPI-7/,
  "service-size": /^Q-1 a Service/,
  "service-defaults": /^N-1/,
  "stateful-sets": /^Q-4 a StatefulSet/,
  tokens: /^A-2/,
  "volume-claim-annotations": /^DI-3/,
  "volume-claims": /^DI-|^Q-1 a faster/,
  "volume-claim-updates": /^DI-|StatefulSet/,
};

interface PolicySpec {
  validations?: { message: string }[];
  matchConstraints: { resourceRules: { apiGroups: string[]; resources: string[]; operations: string[] }[] };
}

/** Every policy: unbound, and without each of its rules and of the resources it looks at. */
export function policyMutations(world: World): Mutation[] {
  const bindings = world.program.objects.filter(({ kind }) => /AdmissionPolicyBinding$/.test(kind));
  const policies = world.program.objects.filter(({ kind }) => /AdmissionPolicy$/.test(kind));
  return [
    ...bindings.map((each) => without(each, hint(each))),
    ...policies.flatMap((each) => {
      const { validations = [], matchConstraints } = each.spec as PolicySpec;
      return [
        ...parts(
          each,
          ["spec", "validations"],
          validations.map(({ message }) => `"${message}"`),
        ),
        ...parts(
          each,
          ["spec", "matchConstraints", "resourceRules"],
          matchConstraints.resourceRules.map(
            ({ apiGroups, resources, operations }) => `${operations} of ${apiGroups}/${resources}`,
          ),
        ),
      ];
    }),
  ];
}

/** Each of several, by what it says; the only one is the policy itself. */
const parts = (target: KubeObject, path: readonly string[], said: readonly string[]): Mutation[] =>
  said.length < 2
    ? []
    : said.map((words, index) => withoutPart(target, [...path, index], hint(target), words));

const hint = ({ metadata }: KubeObject): RegExp =>
  noticedBy[(metadata.name ?? "").replace("tenancy-", "")] ?? /./;

/** What else holds for all tenants. */
export function sharedMutations(world: World): Mutation[] {
  const of = (kind: string) => world.planned(kind);
  const preview = of("ClusterRole").filter(({ metadata }) => metadata.name === "tenancy-preview");
  const previewBinding = of("ClusterRoleBinding").filter(
    ({ metadata }) => metadata.name === "tenancy-preview",
  );
  return [
    ...of("PriorityClass").map((each) => without(each, /^Q-3 premium|^N-1/)),
    ...[...of("FlowSchema"), ...of("PriorityLevelConfiguration")].map((each) => without(each, /^Q-4/)),
    ...of("StorageClass").map((each) => without(each, /^DI-3/)),
    ...preview.flatMap((each) =>
      (each.rules as object[]).map((_, index) => withoutPart(each, ["rules", index], /preview/)),
    ),
    ...previewBinding.map((each) => without(each, /preview/)),
  ];
}
