import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * One process at a time; a lock whose owner is gone is taken over. It saves work and does not guard
 * data: two owners would each build into files of their own and rename them.
 */
export async function withLock(file: string, log: (line: string) => void, work: () => Promise<void>) {
  let told = false;
  while (!taken(file)) {
    if (!told) log(`waiting for process ${owner(file)}, which holds ${file}`);
    told = true;
    await sleep(500);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  if (!alive(owner(file))) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (code(error) === "EEXIST") return false;
    throw error;
  }
}

function owner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function alive(pid: number | undefined): boolean {
  // A lock that is being written is empty: its owner lives.
  if (pid === 0) return true;
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return code(error) === "EPERM";
  }
}

function code(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
