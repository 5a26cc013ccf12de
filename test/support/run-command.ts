import { spawn } from "node:child_process";
import { once } from "node:events";

/** A command of `cli/` to its end, with nothing in its environment but these variables. */
export async function runCommand(
  name: string,
  flags: readonly string[],
  variables: Record<string, string> = {},
) {
  const child = spawn(process.execPath, ["--import", "tsx/esm", `cli/${name}.ts`, ...flags], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece;
  });
  child.stderr.on("data", (piece: Buffer) => {
    errors += piece;
  });
  const [code] = await once(child, "close");
  return { code, output, errors };
}
