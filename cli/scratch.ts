import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { constants, hostname } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { errorCode } from "../tenants/contract/document/read-file.ts";

/** Where a folder is made, and how its name begins. */
interface ScratchPlace {
  readonly parent: string;
  readonly prefix: string;
}

/**
 * Lets `use` have a folder that is gone afterwards, also after Ctrl-C. After SIGKILL nobody is there to remove it:
 * whoever makes the next one at this place sweeps away those whose process has ended.
 */
export async function withScratch<Result>(
  place: ScratchPlace,
  use: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  let folder: string | undefined;
  const remove = () => {
    if (folder !== undefined) rmSync(folder, removal);
  };
  const interrupt = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once("exit", remove);
  for (const signal of signals) process.on(signal, interrupt);
  try {
    sweep(place);
    folder = mkdtempSync(join(place.parent, `${place.prefix}${thisMachine}.${process.pid}.`));
    return await use(folder);
  } finally {
    remove();
    // A signal that came while nothing was awaited is heard only now.
    await setImmediate();
    for (const signal of signals) process.off(signal, interrupt);
    process.off("exit", remove);
  }
}

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** A process that was killed a moment ago may still be writing. */
const removal = { recursive: true, force: true, maxRetries: 5 };

/** Containers may share a disk, but not their process ids. */
const thisMachine = hostname().replace(/[^\w-]/g, "_");

function sweep({ parent, prefix }: ScratchPlace): void {
  const own = `${prefix}${thisMachine}.`;
  for (const name of readdirSync(parent)) {
    const [pid = ""] = name.startsWith(own) ? name.slice(own.length).split(".") : [];
    const folder = join(parent, name);
    if (/^\d+$/.test(pid) && !isRunning(Number(pid)) && isMine(folder)) rmSync(folder, removal);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== "ESRCH";
  }
}

/** In a directory that all write to, somebody else's folder may change under the sweeper's hands. */
function isMine(folder: string): boolean {
  const status = lstatSync(folder, { throwIfNoEntry: false });
  return status?.isDirectory() === true && status.uid === process.getuid?.();
}
