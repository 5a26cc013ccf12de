import { spawn, spawnSync } from "node:child_process";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

export interface Mounted {
  readonly root: string;
  /** Shell lines that mount. */
  readonly mounts: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command of ours, with its flags. */
  readonly args: readonly string[];
  /** Shell lines that look at what it left; their output is `left`. */
  readonly look?: string;
}

/** In a namespace of its own, so that what is mounted ends with the command and nobody else sees it. */
const unshare = ["--map-root-user", "--mount"];

export const canMount = () =>
  spawnSync("unshare", [...unshare, "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

/** A command of ours under other mounts. */
export async function runMounted({ root, mounts, env = {}, args: [command, ...args], look = "" }: Mounted) {
  const script = `set -e; ${mounts}\ncd .; set +e; "$@"; code=$?; (${look || ":"}) >&3; exit $code`;
  const ours = [process.execPath, "--import", "./cli/start.mjs", `cli/${command}.ts`, ...args];
  const child = spawn("unshare", [...unshare, "sh", "-c", script, "sh", ...ours], {
    cwd: root,
    env: { ...process.env, GITHUB_ACTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const code = new Promise<number | null>((done) => child.once("close", done));
  const [output = "", errors = "", left = ""] = await Promise.all(
    child.stdio.slice(1).map(async (stream) => (stream instanceof Readable ? await text(stream) : "")),
  );
  return { code: await code, output, errors, left };
}
