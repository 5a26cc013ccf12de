import { existsSync } from "node:fs";
import { join } from "node:path";
import { comparePlans } from "../plan/diff/compare.ts";
import type { PlanDiff } from "../plan/diff/diff.ts";
import { onlyTenants, sortEdits } from "../plan/diff/edits.ts";
import { readInputs, root } from "../plan/inputs.ts";
import { makePlan } from "../plan/make.ts";
import { assemblePlan, type Plan } from "../plan/plan.ts";
import { loadRecorder } from "../plan/recorder.ts";
import { listStacks, stackFile } from "../stacks/settings/files.ts";
import { loadSettings } from "../stacks/settings/load.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { loadSome, type SomeTenants } from "../tenants/contract/load.ts";
import { withCheckout } from "./checkout.ts";
import { Fault } from "./command.ts";
import { withElsewhere } from "./elsewhere.ts";
import { changedFiles, commitOf, insideProject } from "./git.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { planOfOther } from "./other-program.ts";
import { withUnlisted } from "./unlisted.ts";

/** Another commit and what differs from it. */
export interface Base {
  /** As typed: `origin/main`. */
  readonly name: string;
  readonly commit: string;
  /** Its files; the project's own where nothing differs. */
  readonly root: string;
  readonly paths: readonly string[];
  /** The tenants directory from the project's root. */
  readonly tenants: string;
}

/** One side of a comparison: a plan, perhaps of those tenants only that can differ. */
export interface Side {
  readonly plan: Plan;
  /** How many tenants the stack has, planned or not. */
  readonly deployed: number;
}

export interface Compared {
  readonly diff: PlanDiff;
  readonly base: Side;
  readonly head: Side;
  /** Names of all tenants that have a file, in this tree or at the base. */
  readonly names: readonly string[];
}

interface CompareOptions {
  /** Plan those too that the changed tenants have paths to and those named alike, for the proof to judge against. */
  readonly withNeighbours?: boolean;
}

/** Lets `use` compare with another commit, whose files are there for as long as that takes. */
export async function withBase<Result>(
  ref: string,
  tenants: string,
  use: (base: Base) => Promise<Result>,
): Promise<Result> {
  const directory = insideProject(tenants);
  const commit = await commitOf(ref);
  const paths = await changedFiles(commit, directory);
  const base = { name: ref, commit, paths, tenants: directory };
  if (paths.length === 0) return use({ ...base, root });
  void loadRecorder(); // While git writes the other commit's files.
  return withCheckout(commit, (files) => use({ ...base, root: files }));
}

/** What this tree makes of a stack against what the base makes of it. */
export async function compareStack(
  base: Base,
  stack: string,
  tenants: string,
  options: CompareOptions = {},
): Promise<Compared> {
  const edits = sortEdits({ paths: base.paths, stack, directory: base.tenants });
  const sides = onlyTenants(edits)
    ? await planSome({ base, stack, tenants, only: edits.tenants, ...options })
    : await planBoth(base, stack, tenants);
  const diff = comparePlans({ ...sides, base: { commit: base.commit, ...sides.base }, edits });
  return { ...sides, diff: withUnlisted(withElsewhere(diff, tenants), base, tenants) };
}

type Sides = Omit<Compared, "diff">;

interface SomeArgs extends CompareOptions {
  readonly base: Base;
  readonly stack: string;
  readonly tenants: string;
  readonly only: ReadonlySet<string>;
}

/**
 * Only the tenants whose files differ, on both sides. Where nothing else does, the base's program is this very
 * program, so that it need not run in a process of its own.
 */
async function planSome({ base, stack, tenants, only, withNeighbours = false }: SomeArgs): Promise<Sides> {
  const settings = loadSettings({ stack, root });
  const load = (directory: string, names: ReadonlySet<string>, stacks = settings.stacks) =>
    loadSome({ directory, settings: { ...settings, stacks }, only: names });
  const changed = load(tenants, only);
  const planned = withNeighbours ? neighbourhood(changed, only) : only;
  const head = withNeighbours ? load(tenants, planned) : changed;
  // Its files may name a stack that is no more.
  const before = faultOf(base, () => load(join(base.root, base.tenants), planned, listStacks(base.root)));
  // Where no tenant of the stack differs nothing does, and the SDKs need not be loaded to see it.
  const isSame =
    [...before.tenants, ...head.tenants].every(({ name }) => !only.has(name)) &&
    (settings.bucket.expireRemovedAfterDays === null || datesOf(before) === datesOf(head));
  const plan = async ({ tenants: of, removed }: SomeTenants) => {
    const inputs = { settings, tenants: of, removed };
    return isSame ? assemblePlan(inputs, []) : makePlan(inputs);
  };
  return {
    base: { plan: await plan(before), deployed: before.deployed },
    head: { plan: await plan(head), deployed: head.deployed },
    names: [...new Set([...before.names, ...head.names])].sort(),
  };
}

/** What of the removed tenants the bucket's rules are made of. */
const datesOf = ({ removed }: SomeTenants) => removed.map(({ name, gone }) => `${name} ${gone}`).join();

/** Everything, each side by its own program at the same time. */
async function planBoth(base: Base, stack: string, tenants: string): Promise<Sides> {
  const [own, other] = await Promise.allSettled([planAll(stack, tenants), planBase(base, stack)]);
  if (own.status === "rejected") throw own.reason;
  if (other.status === "rejected") throw other.reason;
  const head = own.value;
  const plan = other.value ?? { ...head.plan, tenants: [], resources: [] };
  const names = [...plan.tenants, ...head.plan.tenants].map(({ name }) => name);
  return { base: { plan, deployed: plan.tenants.length }, head, names: [...new Set(names)].sort() };
}

async function planAll(stack: string, tenants: string): Promise<Side> {
  const inputs = readInputs({ stack, tenants });
  return { plan: await makePlan(inputs), deployed: inputs.tenants.length };
}

/** Null for a stack that the base does not have yet. */
async function planBase({ root: tree, name, tenants }: Base, stack: string): Promise<Plan | null> {
  if (!existsSync(join(tree, stackFile(stack)))) return null;
  return planOfOther({ root: tree, name, stack, tenants });
}

function faultOf<Result>({ root: tree, name }: Base, load: () => Result): Result {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error.message.replaceAll(`${tree}/`, "");
    throw new Fault(`${name} cannot be planned, so that there is nothing to compare with:\n${lines}`);
  }
}
