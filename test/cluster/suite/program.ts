import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { readInputs } from "../../../plan/inputs.ts";
import { makePlan } from "../../../plan/make.ts";
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
  /** One node of every node group that has any. */
  readonly nodes: readonly NodeSpec[];
  /** One user of every access entry, known by the principal's ARN. */
  readonly users: readonly User[];
}

/** @param more Files of tenants besides the suite's own, by name. */
export async function readProgram(
  variant: Variant,
  more: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const tenants = mkdtempSync(join(tmpdir(), "tenants-"));
  cpSync(new URL("../tenants", import.meta.url), tenants, { recursive: true });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(tenants, `${name}.yaml`), text);
  const { settings, ...inputs } = readInputs({ stack: "dev", tenants });
  rmSync(tenants, { recursive: true });
  const plan = await makePlan({ ...inputs, settings: settingsOf(settings, variant) });
  return { plan, objects: manifests(plan), nodes: nodes(plan), users: users(plan) };
}

const manifests = (plan: Plan) =>
  parseAllDocuments(renderManifests(plan)).map((document) => document.toJS() as KubeObject);

/** Type of a plan's node groups. */
export const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
export const nodeName = (group: string) => group.replaceAll("_", ".");

interface NodeGroup {
  readonly scalingConfig: { readonly desiredSize: number };
  readonly instanceTypes: readonly string[];
  readonly labels?: Record<string, string>;
  readonly taints?: readonly { key: string; value: string; effect: string }[];
}

function nodes({ resources }: Plan): NodeSpec[] {
  return resources
    .filter(({ type }) => type === nodeGroup)
    .flatMap(({ name, inputs }) => {
      const { instanceTypes, labels = {}, taints = [], scalingConfig } = inputs as unknown as NodeGroup;
      if (scalingConfig.desiredSize === 0) return [];
      return {
        name: nodeName(name),
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
