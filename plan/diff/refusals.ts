import type { Problem } from "../../tenants/contract/document/input-error.ts";
import { groupBy } from "../group-by.ts";
import type { Json } from "../plan.ts";
import type { PlanDiff, TenantDiff } from "./diff.ts";
import { movedPrincipals } from "./moved-principals.ts";
import { someOf } from "./some-of.ts";

export interface RefusalArgs {
  /** The tenants directory, as typed. */
  readonly directory: string;
  /** How many tenants the stack has at the base. */
  readonly before: number;
  /** Whether a tenant has a file now. */
  readonly hasFile: (name: string) => boolean;
  /** Names that `removed.yaml` records for this stack. */
  readonly recorded: ReadonlySet<string>;
  /** Why more than one may go at once; a label or a ticket. */
  readonly allowRemovals?: string | undefined;
  readonly allowMassChange?: string | undefined;
}

/** What of a change goes too fast: a tenant's end and a principal's move take two steps, many tenants at once a word. */
export function refusals(diff: PlanDiff, args: RefusalArgs): Problem[] {
  const removed = diff.tenants.filter(({ status }) => status === "removed");
  return [
    ...removed.flatMap((tenant) => removalProblems(tenant, diff, args)),
    ...moveProblems(diff, args),
    ...tooManyRemovals(diff, removed, args),
    ...tooManyChanges(diff, args),
  ];
}

/** Share of the tenants above which a change is one of the platform, and not of tenants. */
const massShare = 0.2;

function removalProblems({ name, contract }: TenantDiff, diff: PlanDiff, args: RefusalArgs): Problem[] {
  const gone = !args.hasFile(name);
  const problem = (what: string, remedy: string): Problem[] => [
    { file: `${args.directory}/${name}.yaml`, line: 1, column: 1, path: "", what, remedy },
  ];
  const state = contract.find(({ path }) => path === "state")?.before;
  if (state !== "offboarding") {
    const heir = diff.tenants.find((other) => other.status === "added" && hasSameContents(other, contract));
    if (heir !== undefined) return problem(...renameWords(name, heir.name, args.directory));
    const where = gone ? "is deleted" : `no longer names ${diff.stack} among its environments`;
    const offboard = gone ? "state: offboarding" : `environments: { ${diff.stack}: { state: offboarding } }`;
    return problem(
      `${where} while ${name} is ${String(state ?? "active")} in ${diff.stack}`,
      `Restore it with ${offboard}, and offboarding: { destroys: [] } with the names of its volume claims, and deploy that first: it lifts the protection. Then ${gone ? "delete the file" : "remove the environment"} and record the name in removed.yaml`,
    );
  }
  if (args.recorded.has(name)) return [];
  const where = gone ? "is deleted" : `no longer names ${diff.stack} among its environments`;
  const from = gone ? "" : `, environments: [${diff.stack}]`;
  const entry = `- { name: ${name}, removed: "<date>", reason: <why>${from} }`;
  return problem(
    `${where}, but removed.yaml does not record that`,
    `Add ${entry} to ${args.directory}/removed.yaml: the data of ${name} stays in the bucket of ${diff.stack}`,
  );
}

function renameWords(name: string, heir: string, directory: string): [what: string, remedy: string] {
  return [
    `seems to be renamed to ${heir}, which would destroy ${name}: namespace, nodes and role are named after the tenant`,
    `Restore it and keep ${directory}/${heir}.yaml beside it with people of its own; move the workloads and copy tenants/${name}/ to tenants/${heir}/ in the bucket; then offboard ${name}`,
  ];
}

/** Whether an added tenant is what a removed one was. */
function hasSameContents(added: TenantDiff, removed: TenantDiff["contract"]): boolean {
  const after = new Map<string, Json>(added.contract.map((change) => [change.path, change.after]));
  const differing = removed.filter(
    ({ path, before }) => JSON.stringify(after.get(path)) !== JSON.stringify(before),
  );
  return after.size === removed.length && differing.length === 0;
}

/** One for each pair of owners, at the one who has to wait. */
function moveProblems(diff: PlanDiff, { directory }: RefusalArgs): Problem[] {
  const pairs = groupBy(movedPrincipals(diff), ({ from, to }) => `${from.name} ${to.name}`);
  return [...pairs.values()].flatMap((moves) => {
    const [first] = moves;
    if (first === undefined) return [];
    const [from, to] = [first.from.name, first.to.name];
    const [verb, them] = moves.length === 1 ? ["moves", "it"] : ["move", "them"];
    const who = someOf(
      moves.map(({ principal }) => principal),
      most,
    );
    return whole(
      first.to.tenant === null ? `stacks/Pulumi.${diff.stack}.yaml` : `${directory}/${to}.yaml`,
      `${who} ${verb} from ${from} to ${to} in one step: EKS allows one access entry for a principal, and the engine creates before it deletes`,
      `Remove ${them} from ${from} in one pull request, deploy that, and add ${them} to ${to} in the next`,
    );
  });
}

function tooManyRemovals(diff: PlanDiff, removed: readonly TenantDiff[], args: RefusalArgs): Problem[] {
  const { before, directory, allowRemovals } = args;
  const added = diff.tenants.filter(({ status }) => status === "added").length;
  const isMany = removed.length > 1 || (removed.length - added) / Math.max(before, 1) > massShare;
  if (allowRemovals || removed.length === 0 || !isMany) return [];
  const names = removed.map(({ name }) => name);
  const what = `${diff.stack} loses ${removed.length} of ${before} tenants at once: ${someOf(names, most)}`;
  return whole(directory, what, "Remove one at a time, or say why with --allow-removals <reason>");
}

/** More than a fifth of the tenants change, and not in what their contract says. */
function tooManyChanges(diff: PlanDiff, { before, directory, allowMassChange }: RefusalArgs): Problem[] {
  const beyond = diff.tenants.filter(({ status, contract }) => status === "changed" && contract.length === 0);
  if (allowMassChange || beyond.length / Math.max(before, 1) <= massShare) return [];
  const names = beyond.map(({ name }) => name);
  const what = `${beyond.length} of ${before} tenants of ${diff.stack} change, though their contract does not: ${someOf(names, most)}`;
  return whole(directory, what, "Make it a smaller change, or say why with --allow-mass-change <reason>");
}

const whole = (file: string, what: string, remedy: string): Problem[] => [
  { file, line: 1, column: 1, path: "", what, remedy },
];

/** Most tenants that a refusal names. */
const most = 5;
