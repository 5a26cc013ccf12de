import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const directory = import.meta.dirname;
const environment = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" };

/** The linter's program, built once from the pinned module into the user's cache, or why there is none. */
export function actionlint(): { readonly program: string } | { readonly missing: string } {
  const program = join(cache(), `actionlint-${key()}`);
  if (existsSync(program)) return { program };
  mkdirSync(cache(), { recursive: true });
  // Appears whole or not at all, whoever else builds it now.
  const partial = `${program}.${process.pid}`;
  const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-o", partial];
  const source = "github.com/rhysd/actionlint/cmd/actionlint";
  const options = { cwd: directory, env: environment, encoding: "utf8" } as const;
  const { error, status, stderr } = spawnSync("go", ["build", ...flags, source], options);
  if (error !== undefined) return { missing: "there is no Go toolchain to build it with" };
  if (status !== 0) return { missing: stderr.trim() };
  renameSync(partial, program);
  return { program };
}

const cache = () =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "eks-tenancy", "actionlint");

function key(): string {
  const modules = ["go.mod", "go.sum"].map((file) => readFileSync(join(directory, file), "utf8"));
  const hash = createHash("sha256").update(modules.join("\0")).digest("hex").slice(0, 12);
  return `${process.platform}-${process.arch}-${hash}`;
}
