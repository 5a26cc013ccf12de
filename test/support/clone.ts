import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const parts = [
  "cli",
  "components",
  "plan",
  "proof",
  "stacks",
  "tenants",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** A repository of its own with this tree as its one commit, to change at will. */
export interface Clone {
  readonly root: string;
  /** Runs a command of ours there; the variables are added to this process's. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Result;
  git(...args: readonly string[]): string;
  remove(): void;
}

interface Result {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export function cloneTree(prefix = "clone-"): Clone {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  for (const part of parts) cpSync(join(root, part), join(directory, part), { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...identity, ...args], { cwd: directory, encoding: "utf8" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"), "dir");
  const run: Clone["run"] = (command, args, more = {}) => {
    const env = { ...process.env, GITHUB_ACTIONS: "", ...more };
    const options = { cwd: directory, env, encoding: "utf8" as const, maxBuffer: 2 ** 26 };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx/esm", `cli/${command}.ts`, ...args],
      options,
    );
    return { code: status, output: stdout, errors: stderr };
  };
  return { root: directory, run, git, remove: () => rmSync(directory, { recursive: true }) };
}

const identity = [
  "-c",
  "user.name=test",
  "-c",
  "user.email=test@example.com",
  "-c",
  "core.hooksPath=/dev/null",
];
