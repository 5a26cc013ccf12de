import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { columns } from "../plan/render/columns.ts";
import { cloneTree } from "../test/support/clone.ts";
import { cases } from "./cases.ts";
import { measure } from "./measure.ts";
import { nameOf, writeTenants } from "./tenants.ts";

// Prints time and memory of each command at each size, one after the other; `npm run bench -- 10 100`.
const sizes = process.argv.slice(2).map(Number);
const clone = cloneTree();
try {
  const rows: string[][] = [["command", "tenants", "seconds", "MB", "counted"]];
  for (const size of sizes.length > 0 ? sizes : [10, 100, 1000]) {
    const tenants = `tenants-${size}`;
    commitTenants(tenants, size);
    for (const [name, each] of Object.entries(cases)) {
      const { seconds, megabytes, counted } = await measure(each, clone.root, tenants);
      rows.push([name, String(size), seconds.toFixed(1), String(megabytes), counted]);
    }
  }
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  process.stdout.write(`${machine}\n\n${columns(rows)}\n`);
} finally {
  clone.remove();
}

/** With one tenant's file changed after the commit. */
function commitTenants(directory: string, size: number): void {
  writeTenants(join(clone.root, directory), size);
  clone.git("add", "--all");
  clone.git("commit", "--quiet", "--message", `${size} tenants`);
  const file = join(clone.root, directory, `${nameOf(1)}.yaml`);
  writeFileSync(file, readFileSync(file, "utf8").replace("max: 3", "max: 4"));
}
