import type { PlannedResource } from "../../plan/plan.ts";
import { representatives, tenantNamespaces } from "../admission/namespaces.ts";
import { ordinarySpec } from "../admission/pods.ts";
import { admittedPods, refusedPods } from "../admission/workloads.ts";
import type { Claim } from "../claim.ts";
import { contractOf } from "../contract.ts";
import { at, text } from "../objects/json.ts";
import { Judgement } from "../objects/judgement.ts";
import { kinds, nameOf } from "../objects/kubernetes.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";

export const priorities: Claim = {
  id: "Q-3",
  title: "Premium is served before regular, and no tenant uses another tier's or a system priority.",
  judge(view) {
    const judgement = new Judgement();
    judgement.attempt(undefined, () => {
      judgeClasses(classesOf(view), judgement);
      judgeTiers(view, classesOf(view), judgement);
    });
    return judgement.finding;
  },
  *attempts(view) {
    for (const namespace of representatives(view)) {
      const spec = ordinarySpec(namespace);
      const others = [...classesOf(view).keys()].filter((name) => name !== spec.priorityClassName);
      for (const name of [
        ...others,
        "system-node-critical",
        "system-cluster-critical",
        "tenant",
        "anything",
      ]) {
        const attack = { ...spec, priorityClassName: name };
        yield* refusedPods(`of priority class ${name}, of a ${namespace.tier} tenant`, namespace, attack);
      }
      if (namespace.labelledState !== "active") continue;
      yield* admittedPods("of its tier's class", namespace, spec);
    }
  },
};

const classesOf = (view: View) => new Map(view.ofType(kinds.priorityClass).map((one) => [nameOf(one), one]));

/** The highest that is not the system's; above it come the classes that keep a cluster alive. */
const highest = 1_000_000_000;

const className = (tier: string) => `tenant-${tier}`;

function priorityOf(priorityClass: PlannedResource): number {
  const { value } = priorityClass.inputs;
  if (typeof value !== "number") throw new Unjudgeable(`${JSON.stringify(value)} is no priority`);
  return value;
}

function judgeClasses(classes: ReadonlyMap<string, PlannedResource>, judgement: Judgement): void {
  for (const [name, priorityClass] of classes) {
    judgement.check(
      priorityOf(priorityClass) <= highest,
      () => `pods of class ${name} come before what keeps the cluster alive`,
      priorityClass,
    );
    judgement.check(
      priorityClass.inputs.globalDefault !== true,
      () => `class ${name} is everybody's default, the platform's own pods' included`,
      priorityClass,
    );
    judgement.check(
      priorityClass.inputs.preemptionPolicy === "Never" || !name.startsWith(className("")),
      () => `pods of class ${name} end running pods of others to be served`,
      priorityClass,
    );
  }
  const [premium, regular] = [classes.get(className("premium")), classes.get(className("regular"))];
  if (premium === undefined || regular === undefined) return;
  judgement.check(
    priorityOf(premium) > priorityOf(regular),
    () => `premium (${priorityOf(premium)}) is not served before regular (${priorityOf(regular)})`,
    premium,
    regular,
  );
}

function judgeTiers(view: View, classes: ReadonlyMap<string, PlannedResource>, judgement: Judgement): void {
  for (const { tenant, tier } of tenantNamespaces(view)) {
    if (!view.judged.includes(tenant)) continue;
    const declared = text(at(contractOf(view, tenant)?.tier));
    judgement.check(
      tier === declared,
      () => `${tenant} is of tier ${declared}, but its namespace says ${tier || "nothing"}`,
      view.ownedBy(tenant, kinds.namespace)[0],
    );
    judgement.check(
      classes.has(className(declared)),
      () => `tier ${declared} of ${tenant} has no priority class: its pods cannot start`,
    );
  }
}
