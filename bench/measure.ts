import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Measurement } from "./cases.ts";

const self = fileURLToPath(import.meta.url);

/** Runs one case in a process of its own. */
export async function measure(name: string, directory: string): Promise<Measurement> {
  const start = process.hrtime.bigint();
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", self, name, directory]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const { counted, megabytes } = JSON.parse(stdout) as Pick<Measurement, "counted" | "megabytes">;
  return { seconds, counted, megabytes };
}

if (process.argv[1] === self) {
  const { cases } = await import("./cases.ts");
  const [, , name = "", directory = ""] = process.argv;
  const counted = await cases[name]?.(directory);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ counted, megabytes }));
}
