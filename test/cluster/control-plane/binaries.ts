import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { build, buildKey, copyStages, type Program, programs, requireGo } from "./build.ts";
import { withLock } from "./lock.ts";

export interface Binaries {
  path(program: Program): string;
  /** kwok's configuration files. */
  stages: string[];
}

/** Programs from the user's cache, or built by the Go toolchain, which takes minutes. */
export async function binaries(log: (line: string) => void, wanted = programs): Promise<Binaries> {
  const directory = join(cacheHome(), "eks-tenancy", "control-plane", buildKey);
  const stages = join(directory, "stages");
  const missing = () => wanted.filter((program) => !existsSync(join(directory, program)));
  if (missing().length > 0 || !existsSync(stages)) {
    requireGo();
    mkdirSync(directory, { recursive: true });
    await withLock(join(directory, "lock"), log, async () => {
      for (const program of missing()) await timed(program, directory, log);
      if (!existsSync(stages)) copyStages(stages);
    });
  }
  return {
    path: (program) => join(directory, program),
    stages: readdirSync(stages).map((file) => join(stages, file)),
  };
}

function cacheHome(): string {
  return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}

async function timed(program: Program, directory: string, log: (line: string) => void): Promise<void> {
  log(`building ${program}, once, into ${directory}`);
  const start = Date.now();
  await build(program, join(directory, program));
  log(`built ${program} in ${Math.round((Date.now() - start) / 1000)} s`);
}
