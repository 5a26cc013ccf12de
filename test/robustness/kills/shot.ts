import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { until } from "../../cluster/client/until.ts";
import { mark, marked } from "./marked.ts";
import type { Range, Victim } from "./victims.ts";

interface Shot {
  readonly signal: NodeJS.Signals;
  /** Ctrl-C reaches all processes of a terminal's job, `kill` only one. */
  readonly isForAll: boolean;
  /** Share of the time that the command takes. */
  readonly at: number;
  /** Milliseconds after it has made a folder, instead. */
  readonly afterFolder: number | null;
}

export const shots: fc.Arbitrary<Shot> = fc.noBias(
  fc.record({
    signal: fc.constantFrom("SIGINT", "SIGTERM", "SIGKILL"),
    isForAll: fc.boolean(),
    at: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
    afterFolder: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 2 }),
  }),
);

/** Kills a command and waits for all that it started; the milliseconds that it took where it was through before. */
export async function shoot(range: Range, victim: Victim, shot: Shot, title: string, lasts: number) {
  const begin = performance.now();
  const child = start(range, victim, title);
  const closed = once(child, "close");
  await Promise.race([closed, moment(range, shot, lasts)]);
  if (child.exitCode === 0) return performance.now() - begin;
  if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} by itself`);
  process.kill((child.pid ?? 0) * (shot.isForAll ? -1 : 1), shot.signal);
  await closed;
  await until(`nothing runs any more: ${marked(title).join()}`, async () => marked(title).length === 0);
  return null;
}

/** Runs a command to its end. */
export async function finish(range: Range, victim: Victim, title: string): Promise<void> {
  const [code] = await once(start(range, victim, title), "close");
  if (code !== 0) throw new Error(`ended with ${code} when nobody killed it`);
}

function start(range: Range, { args: [command, ...args] }: Victim, title: string) {
  const env = { ...process.env, TMPDIR: range.temporary, GITHUB_ACTIONS: "", [mark]: title };
  const words = ["--import", "./cli/start.mjs", `cli/${command}.ts`, ...args];
  return spawn(process.execPath, words, { cwd: range.root, env, detached: true, stdio: "ignore" });
}

/** The moment to kill: after a share of the usual time, or soon after a folder is made. */
async function moment({ root, temporary }: Range, { at, afterFolder }: Shot, lasts: number): Promise<void> {
  if (afterFolder === null) return setTimeout(at * lasts);
  const watchers = [root, temporary].map((directory) => watch(directory));
  const made = watchers.map(
    (watcher) =>
      new Promise<void>((done) =>
        watcher.on("change", (_, name) => {
          if (String(name).includes("eks-tenancy-")) done();
        }),
      ),
  );
  await Promise.race([...made, setTimeout(lasts)]);
  for (const watcher of watchers) watcher.close();
  await setTimeout(afterFolder);
}
