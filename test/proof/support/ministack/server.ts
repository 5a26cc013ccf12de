import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** MIT, from PyPI; a double of AWS that judges requests by IAM policies. It knows no policy variables. */
const release = "ministack==1.5.33";
const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "eks-tenancy", "ministack-1.5.33");

export interface Ministack {
  readonly endpoint: string;
  readonly stop: () => void;
}

/** Where it is installed, after an install if need be; null where Python or pip cannot do it. */
export function install(): string | null {
  const program = join(home, "bin", "ministack");
  if (existsSync(program)) return program;
  try {
    mkdirSync(home, { recursive: true });
    execFileSync("python3", ["-m", "venv", home], { stdio: "ignore" });
    execFileSync(join(home, "bin", "pip"), ["install", "--quiet", "--disable-pip-version-check", release], {
      stdio: "ignore",
      timeout: 240_000,
    });
  } catch {
    return null;
  }
  return existsSync(program) ? program : null;
}

/** Starts it for this process alone, with policies in force. */
export async function start(program: string): Promise<Ministack> {
  const port = await freePort();
  const server = spawn(program, [], {
    stdio: "ignore",
    env: {
      PATH: process.env.PATH,
      HOME: home,
      AUTH: "true",
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      SERVICES: "s3,iam,sts",
    },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = () => void server.kill();
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => null);
    if (answer?.ok) return { endpoint, stop };
    if (server.exitCode !== null) break;
    await sleep(200);
  }
  stop();
  throw new Error(`ministack did not answer at ${endpoint}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject()));
    });
  });
}
