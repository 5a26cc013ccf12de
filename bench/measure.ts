import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Case } from "./cases.ts";

interface Measurement {
  /** Of the whole process, start included. */
  readonly seconds: number;
  /** The most memory resident at once. */
  readonly megabytes: number;
  readonly counted: string;
}

/** Runs a command on a directory of tenants in a checkout, as a process of its own. */
export async function measure({ args, counted }: Case, root: string, tenants: string): Promise<Measurement> {
  const [command, ...flags] = args;
  const words = ["--import", "tsx/esm", "--import", tellMemory, `cli/${command}.ts`, ...flags];
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, [...words, "--tenants", tenants], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const pipes = [child.stdio[1], child.stdio[3]] as Readable[];
  const [output = "", kilobytes] = await Promise.all(pipes.map((pipe) => text(pipe)));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, megabytes: Math.round(Number(kilobytes) / 1024), counted: counted(output) };
}

const script = `import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));`;
const tellMemory = `data:text/javascript,${encodeURIComponent(script)}`;
