import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { plainCommand, run } from "../cli/command.ts";
import { columns } from "../plan/render/columns.ts";
import { type Clone, cloneTree } from "../test/support/clone.ts";
import { wholeNumber } from "../test/support/whole-number.ts";
import { cases } from "./cases.ts";
import { measure } from "./measure.ts";
import { nameOf, writeTenants } from "./tenants.ts";

const usual: readonly number[] = [10, 100, 1000];

await run(
  plainCommand("bench", "Measure time and memory of each command, one after the other.")
    .argument("[sizes...]", "numbers of tenants", alsoOf, usual)
    .action(bench),
);

async function bench(sizes: readonly number[]): Promise<void> {
  const clone = cloneTree();
  try {
    const rows: string[][] = [["command", "tenants", "seconds", "MB", "counted"]];
    for (const size of sizes) {
      const tenants = `tenants-${size}`;
      commitTenants(clone, tenants, size);
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
}

/** commander hands the default on as what was read before. */
function alsoOf(word: string, before: readonly number[]): readonly number[] {
  const size = wholeNumber(2)(word);
  return before === usual ? [size] : [...before, size];
}

/** With one tenant's file changed after the commit. */
function commitTenants(clone: Clone, directory: string, size: number): void {
  writeTenants(join(clone.root, directory), size);
  clone.git("add", "--all");
  clone.git("commit", "--quiet", "--message", `${size} tenants`);
  const file = join(clone.root, directory, `${nameOf(1)}.yaml`);
  writeFileSync(file, readFileSync(file, "utf8").replace("max: 3", "max: 4"));
}
