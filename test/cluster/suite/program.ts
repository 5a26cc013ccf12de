import { parseAllDocuments } from "yaml";
import { makePlan, readInputs } from "../../../plan/make.ts";
import type { Plan } from "../../../plan/plan.ts";
import { renderManifests } from "../../../plan/render/manifests.ts";
import type { KubeObject, NodeSpec, Taint, User } from "../control-plane/index.ts";
import { allocatable } from "./allocatable.ts";
import { settingsOf, type Variant } from "./variant.ts";

/** What the program makes of the suite's tenants: nothing of it is written by hand. */
export interface Program {
  readonly plan: Plan;
  /** What `plan --manifests` prints, in that order. */
  readonly objects: readonly KubeObject[];
  /** One node of every node group. */
  readonly nodes: readonly NodeSpec[];
  /** One user of every access entry, known by the principal's ARN. */
  readonly users: readonly User[];
}

export async function readProgram(variant: Variant): Promise<Program> {
  const tenants = new URL("../tenants", import.meta.url).pathname;
  const { settings, ...inputs } = readInputs({ stack: "dev", tenants });
  const plan = await makePlan({ ...inputs, settings: settingsOf(settings, variant) });
  return { plan, objects: manifests(plan), nodes: nodes(plan), users: users(plan) };
}

const manifests = (plan: Plan) =>
  parseAllDocuments(renderManifests(plan)).map((document) => document.toJS() as KubeObject);

interface NodeGroup {
  readonly instanceTypes: readonly string[];
  readonly labels?: Record<string, string>;
  readonly taints?: readonly { key: string; value: string; effect: string }[];
}

function nodes({ resources }: Plan): NodeSpec[] {
  return resources
    .filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup")
    .map(({ name, inputs }) => {
      const { instanceTypes, labels = {}, taints = [] } = inputs as unknown as NodeGroup;
      return {
        name: `${name.replaceAll("_", ".")}`,
        labels,
        taints: taints.map(({ key, value, effect }) => ({ key, value, effect: kubernetesEffect(effect) })),
        allocatable: allocatable(instanceTypes[0] ?? ""),
      };
    });
}

/** EKS writes NO_SCHEDULE where Kubernetes writes NoSchedule. */
function kubernetesEffect(effect: string): Taint["effect"] {
  const effects: Record<string, Taint["effect"]> = { NO_SCHEDULE: "NoSchedule", NO_EXECUTE: "NoExecute" };
  const found = effects[effect];
  if (found === undefined) throw new Error(`a node group has a taint of effect ${effect}`);
  return found;
}

interface AccessEntry {
  readonly principalArn: string;
  readonly kubernetesGroups: readonly string[];
}

function users({ resources }: Plan): User[] {
  return resources
    .filter(({ type }) => type === "aws:eks/accessEntry:AccessEntry")
    .map(({ inputs }) => {
      const { principalArn, kubernetesGroups } = inputs as unknown as AccessEntry;
      return { name: principalArn, groups: [...kubernetesGroups] };
    });
}
