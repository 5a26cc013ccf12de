import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { marked } from "./marked.ts";
import { finish, shoot, shots } from "./shot.ts";
import { type Range, shootingRange, textOf, type Victim } from "./victims.ts";

interface KillCampaign {
  readonly seed: number;
  readonly count: number;
}

interface KillFigures {
  /** Kills by signal. */
  readonly kills: Readonly<Record<string, number>>;
  /** How many left a folder behind, all after SIGKILL, which the next run swept away. */
  readonly swept: number;
}

/** Kills each command in turn, at random points, and looks at what is left. @throws where it is too much. */
export async function killAtRandom({ seed, count }: KillCampaign): Promise<KillFigures> {
  const range = shootingRange();
  const names = Object.keys(range.victims);
  const kills: Record<string, number> = {};
  const durations = new Map<string, number>();
  let swept = 0;
  // A command that is through before it is killed does not count; the command's time is known from then on.
  const supply = fc.sample(shots, { seed, numRuns: count * 3 });
  for (let index = 0, killed = 0; killed < count; index++) {
    const name = names[killed % names.length] ?? "";
    const [shot, victim] = [supply[index], range.victims[name]];
    if (shot === undefined || victim === undefined) throw new Error(`only ${killed} of ${index} were killed`);
    const title = `seed ${seed}, round ${index}, ${name}, ${JSON.stringify(shot)}`;
    try {
      range.reset();
      const took = await shoot(range, victim, shot, title, durations.get(name) ?? 4000);
      if (took === null) killed++;
      else durations.set(name, took);
      const left = await leftovers(range, victim, title);
      if (left.length > 0) {
        if (shot.signal !== "SIGKILL") throw new Error(`is left: ${left.join()}`);
        range.reset();
        await finish(range, victim, title);
        const still = await leftovers(range, victim, title);
        if (still.length > 0) throw new Error(`is left by the run after: ${still.join()}`);
        swept++;
      }
      if (took === null) kills[shot.signal] = (kills[shot.signal] ?? 0) + 1;
    } catch (error) {
      throw new Error(`${title}: ${String(error)} in ${range.root}`);
    }
  }
  range.remove();
  return { kills, swept };
}

/** What nobody asked for: folders, worktrees, locks. @throws where the target is neither as before nor whole. */
async function leftovers({ root, temporary, git }: Range, { target }: Victim, title: string) {
  const file = target === undefined ? null : textOf(join(root, target.file));
  if (target?.isWhole(file) === false)
    throw new Error(`${target.file} is torn: …${JSON.stringify(file?.slice(-80))}`);
  const known = new Set(["?? dev.html", `?? ${target?.file}`]);
  const strays = git("status", "--porcelain", "--untracked-files=all").split("\n").filter(Boolean);
  return [
    ...strays.filter((line) => !known.has(line)),
    ...readdirSync(temporary).filter((name) => name.startsWith("eks-tenancy-")),
    ...(existsSync(join(root, ".git/worktrees")) ? readdirSync(join(root, ".git/worktrees")) : []),
    ...readdirSync(join(root, ".git")).filter((name) => name.endsWith(".lock")),
    ...marked(title),
  ];
}
