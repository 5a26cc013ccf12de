import { spawn } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../plan/inputs.ts";
import type { Plan } from "../plan/plan.ts";
import { endWithThis } from "./child.ts";
import { Fault } from "./command.ts";

interface Source {
  /** Where the other commit's files are. */
  readonly root: string;
  /** For messages: `origin/main`. */
  readonly name: string;
  readonly stack: string;
  readonly tenants: string;
}

/** The plan that another commit's own program makes, in a process of its own. */
export async function planOfOther({ root: tree, name, stack, tenants }: Source): Promise<Plan> {
  if (!existsSync(join(tree, "cli/plan.ts"))) {
    throw new Fault(`${name} has no program that plans. Name a later commit.`);
  }
  await installModules(tree, name);
  const args = ["--import", "tsx/esm", "cli/plan.ts", "--json", "--stack", stack, "--tenants", tenants];
  const { code, output, errors } = await finished(process.execPath, args, tree);
  if (code !== 0)
    throw new Fault(`${name} cannot be planned, so that there is nothing to compare with:\n${errors}`);
  return JSON.parse(output);
}

/** The same packages where the other commit locks the same, else its own, freshly installed. */
async function installModules(tree: string, name: string): Promise<void> {
  const modules = join(tree, "node_modules");
  if (existsSync(modules)) return;
  if (lockOf(tree) === lockOf(root)) {
    symlinkSync(resolve(root, "node_modules"), modules, "dir");
    return;
  }
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { code, errors } = await finished("npm", args, tree);
  if (code === 0) return;
  const remedy = "They are needed once, from the registry: run this where it can be reached.";
  throw new Fault(
    `${name} locks other packages, and these could not be installed. ${remedy}\n${lastLines(errors)}`,
  );
}

const lockOf = (directory: string) => {
  const file = join(directory, "package-lock.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};

const lastLines = (words: string) => words.split("\n").slice(-5).join("\n");

const orphan = new URL("./orphan.mjs", import.meta.url).href;

async function finished(command: string, args: readonly string[], cwd: string) {
  const { GITHUB_ACTIONS: _annotations, NODE_OPTIONS = "", ...env } = process.env;
  const options = { ...env, NODE_OPTIONS: `${NODE_OPTIONS} --import=${orphan}` };
  const child = spawn(command, args, { cwd, env: options, stdio: "pipe" });
  endWithThis(child);
  const code = new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output, errors: errors.trim() };
}
