import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Flags = Record<string, string | number | boolean>;

/** Programs that share a temporary directory and never outlive this process, however it ends. */
export interface Processes {
  /** For files that go away at the end. */
  state: string;
  logs: string;
  start(name: string, program: string, flags: Flags, command?: string[]): void;
  /** Aborted when the end begins. */
  end: AbortSignal;
  /** Throws if a program has ended, with the end of its log. */
  check(): void;
  /** Ends all programs and removes the directory, but for the logs where `keepLogs` says so. */
  stop(keepLogs?: boolean): Promise<void>;
}

// Reads until this process closes the pipe, which the kernel does for it even after a SIGKILL.
const watchdog = `
while read -r word; do case $word in keep) keep=1 ;; done) keep= ;; *) pids="$pids $word" ;; esac; done
[ -z "$pids" ] || kill -9 $pids 2>/dev/null
for try in 1 2 3 4 5 6 7 8 9; do rm -rf "$1/state" 2>/dev/null && break; sleep 0.2; done
[ -n "$keep" ] || rm -rf "$1"
`;

export function processes(): Processes {
  const directory = mkdtempSync(join(tmpdir(), "tenancy-control-plane-"));
  const [state, logs] = ["state", "logs"].map((name) => join(directory, name)) as [string, string];
  for (const path of [state, logs]) mkdirSync(path);
  const guard = detached(
    "sh",
    ["-c", `keep=1\n${watchdog}`, "watchdog", directory],
    ["pipe", "ignore", "ignore"],
  );
  const pipe = guard.stdin as Socket;
  pipe.unref();
  const running = new Map<string, ChildProcess>();
  const end = new AbortController();
  let stopped: Promise<unknown> | undefined;

  return {
    state,
    logs,
    end: end.signal,
    start(name, program, flags, command = []) {
      const args = [...command, ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)];
      const log = openSync(join(logs, `${name}.log`), "a");
      const child = detached(program, args, ["ignore", log, log]);
      closeSync(log);
      pipe.write(`${child.pid}\n`);
      running.set(name, child);
    },
    check() {
      for (const [name, { exitCode, signalCode }] of running) {
        if (exitCode === null && signalCode === null) continue;
        const log = join(logs, `${name}.log`);
        const end = readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n");
        throw new Error(`${name} ended (${signalCode ?? exitCode}), see ${log}\n${end}`);
      }
    },
    async stop(keepLogs = false) {
      if (stopped === undefined) {
        end.abort();
        guard.ref();
        stopped = once(guard, "exit");
        pipe.end(keepLogs ? "keep\n" : "done\n");
      }
      await stopped;
    },
  };
}

// A session of its own, so that Ctrl-C reaches this process alone and ends the rest in order.
function detached(program: string, args: string[], stdio: ("pipe" | "ignore" | number)[]): ChildProcess {
  const child = spawn(program, args, { detached: true, stdio });
  child.unref();
  return child;
}
