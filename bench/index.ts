import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { columns } from "../plan/render/columns.ts";
import { cases, type Measurement } from "./cases.ts";
import { measure } from "./measure.ts";
import { writeTenants } from "./tenants.ts";

// Prints time and memory of each case at each size, every run a process of its own; `npm run bench -- 10 100`.
const sizes = process.argv.slice(2).map(Number);
const scratch = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const rows: string[][] = [["case", "tenants", "seconds", "MB", "counted"]];
  for (const size of sizes.length > 0 ? sizes : [10, 100, 1000]) {
    const directory = join(scratch, String(size));
    writeTenants(directory, size);
    for (const name of Object.keys(cases)) rows.push(row(name, size, await measure(name, directory)));
  }
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  process.stdout.write(`${machine}\n\n${columns(rows)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function row(name: string, size: number, { seconds, megabytes, counted }: Measurement): string[] {
  return [name, String(size), seconds.toFixed(1), String(megabytes), counted];
}
