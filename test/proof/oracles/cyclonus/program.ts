import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

const directory = import.meta.dirname;

/** The program, built once and kept in the user's cache; undefined where there is no Go to build it with. */
export function cyclonus(): string | undefined {
  const modules = ["go.mod", "go.sum"].map((file) => readFileSync(join(directory, file)));
  const key = createHash("sha256").update(Buffer.concat(modules)).digest("hex").slice(0, 12);
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "eks-tenancy");
  const program = join(cache, `cyclonus-${key}`);
  if (existsSync(program)) return program;
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  mkdirSync(cache, { recursive: true });
  const partial = `${program}.${process.pid}`;
  execFileSync(
    "go",
    ["build", "-mod=readonly", "-o", partial, "github.com/mattfenwick/cyclonus/cmd/cyclonus"],
    {
      cwd: directory,
      env: { ...process.env, CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  renameSync(partial, program);
  return program;
}

/** A connection in cyclonus' words. */
interface Traffic {
  readonly Source: Peer;
  readonly Destination: Peer;
  readonly Protocol: string;
  readonly ResolvedPort: number;
  readonly ResolvedPortName: string;
}

export interface Peer {
  readonly IP: string;
  readonly Internal?: {
    readonly Namespace: string;
    readonly NamespaceLabels: Readonly<Record<string, string>>;
    readonly PodLabels: Readonly<Record<string, string>>;
  };
}

/** Which connections these policies let through. */
export function verdicts(
  program: string,
  policies: readonly object[],
  traffic: readonly Traffic[],
): boolean[] {
  const work = mkdtempSync(join(tmpdir(), "cyclonus-"));
  try {
    const [policyPath, trafficPath] = [join(work, "policies"), join(work, "traffic.json")];
    mkdirSync(policyPath);
    for (const [index, policy] of policies.entries()) {
      writeFileSync(join(policyPath, `${index}.yaml`), stringify(policy));
    }
    writeFileSync(trafficPath, JSON.stringify(traffic));
    const flags = [
      "--mode",
      "query-traffic",
      "--simplify-policies=false",
      "--policy-path",
      policyPath,
      "--traffic-path",
      trafficPath,
    ];
    const output = execFileSync(program, ["analyze", ...flags], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return [...output.matchAll(/IS ALLOWED\?\s*\|\s*(TRUE|FALSE)/g)].map(([, verdict]) => verdict === "TRUE");
  } finally {
    rmSync(work, { recursive: true });
  }
}
