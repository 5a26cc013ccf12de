import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { Unavailable } from "./unavailable.ts";

const packages = {
  etcd: "go.etcd.io/etcd/server/v3",
  "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
  "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
  "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
  kubectl: "k8s.io/kubernetes/cmd/kubectl",
  kwok: "sigs.k8s.io/kwok/cmd/kwok",
} as const;

export type Program = keyof typeof packages;
export const programs = Object.keys(packages) as Program[];

const directory = import.meta.dirname;
const modules = ["go.mod", "go.sum"].map((file) => readFileSync(join(directory, file), "utf8"));
export const version = /\tk8s\.io\/kubernetes (v[\d.]+)/.exec(modules[0] ?? "")?.[1] ?? "v0.0.0";

// Unstamped programs say v0.0.0-master, which clients cannot parse.
const [major, minor] = version.slice(1).split(".");
const stamps = { gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: "clean" };
const linker = Object.entries(stamps).map(
  ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
);
const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", ["-s -w", ...linker].join(" ")];

/** Changes with everything that decides what the programs are. */
export const buildKey = `${version}-${process.platform}-${process.arch}-${createHash("sha256")
  .update([...modules, ...flags].join("\0"))
  .digest("hex")
  .slice(0, 12)}`;

/** Builds one program; `target` appears whole or not at all. */
export async function build(program: Program, target: string): Promise<void> {
  const partial = `${target}.${process.pid}`;
  const go = spawn("go", ["build", ...flags, "-o", partial, packages[program]], {
    cwd: directory,
    env: { ...process.env, CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (go.pid !== undefined) setPriority(go.pid, 10);
  const [code] = await once(go, "exit");
  if (code !== 0) throw new Error(`go build ${packages[program]} failed with code ${code}`);
  renameSync(partial, target);
}

/** kwok's own rules for what becomes of nodes and pods, which its program does not carry inside. */
export function copyStages(target: string): void {
  const partial = `${target}.${process.pid}`;
  const module = go("list", "-m", "-f", "{{.Dir}}", "sigs.k8s.io/kwok");
  for (const stage of ["node/fast", "node/heartbeat-with-lease", "pod/fast"]) {
    const from = join(module, "kustomize/stage", stage);
    const files = readdirSync(from).filter((file) => file.endsWith(".yaml") && file !== "kustomization.yaml");
    for (const file of files) cpSync(join(from, file), join(partial, file));
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
}

export function requireGo(): void {
  try {
    go("version");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Unavailable("no cluster: neither a Go toolchain to build one nor TENANCY_KUBECONFIG is there");
  }
}

function go(...args: string[]): string {
  return execFileSync("go", args, { cwd: directory, encoding: "utf8" }).trim();
}
