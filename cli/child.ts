import type { ChildProcess } from "node:child_process";

/** A process that this one started ends with it, before the folder that it may be writing to is removed. */
export function endWithThis(child: ChildProcess): void {
  const stop = () => child.kill("SIGKILL");
  process.prependListener("exit", stop);
  child.once("close", () => process.off("exit", stop));
}
