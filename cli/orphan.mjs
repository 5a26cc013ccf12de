// Loaded into the programs that a command starts. Their standard input is a pipe that the command keeps open and the
// kernel closes with it, even after SIGKILL: then nobody waits for the program any more.
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.stdin.on("error", () => process.exit(1)).on("end", () => process.exit(1));
  process.stdin.resume().unref();
}
