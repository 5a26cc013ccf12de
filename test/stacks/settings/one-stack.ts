import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings } from "../../../stacks/settings/load.ts";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { InputError } from "../../../tenants/contract/document/input-error.ts";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A stack of its own, so that a change of the environments changes no test; in one network with one cluster. */
export const created = `config:
  eks-tenancy:account: "123456789012"
  eks-tenancy:region: eu-west-1
  eks-tenancy:cluster:
    name: one
    create: true
    version: "1.36"
    admins: [arn:aws:iam::123456789012:role/admins]
  eks-tenancy:identity: {mode: pod-identity}
  eks-tenancy:network:
    cidrs: [10.0.0.0/16]
    serviceCidr: 172.20.0.0/16
    zones: [eu-west-1a, eu-west-1b]
  eks-tenancy:bucket: {name: one-data}
  eks-tenancy:addons:
    vpcCni: v1.23.1-eksbuild.1
    kubeProxy: v1.36.0-eksbuild.25
    podIdentityAgent: v1.3.10-eksbuild.3
    coredns: v1.14.3-eksbuild.23
    metricsServer: "off"
    ebsCsi: false
    clusterAutoscaler: v1.36.1
`;

/** The same on a cluster and in a network that others own. */
export const existing = created
  .replace("create: true", "create: false")
  .replace("v1.23.1-eksbuild.1", '"off"')
  .replace("v1.36.0-eksbuild.25", '"off"')
  .replace(
    "mode: pod-identity",
    "mode: irsa, issuer: oidc.eks.eu-west-1.amazonaws.com/id/4D2F7C1B9E0A4538B6C7D8E9F0A1B2C3",
  )
  .replace(
    "    cidrs:",
    `    existing: {vpcId: vpc-0f1e2d3c, nodeSubnetIds: [subnet-0b11c22d, subnet-0b11c22e]}
    s3Endpoints: [10.0.240.0/26]
    stsEndpoints: [10.0.240.0/26]
    cidrs:`,
  )
  .replace("    zones: [eu-west-1a, eu-west-1b]\n", "");

export function withStack<Result>(text: string, use: (root: string) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), "stacks-"));
  try {
    mkdirSync(join(directory, "stacks"));
    copyFileSync(join(root, "stacks/tiers.yaml"), join(directory, "stacks/tiers.yaml"));
    writeFileSync(join(directory, "stacks/Pulumi.one.yaml"), text);
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export const settings = (text: string): Settings =>
  withStack(text, (directory) => loadSettings({ stack: "one", root: directory }));

/** The printed problems of a stack's file, the folder in front cut off. */
export function problems(text: string, stack = "one"): readonly string[] {
  return withStack(text, (directory) => messages(() => loadSettings({ stack, root: directory }), directory));
}

export function messages(use: () => unknown, directory: string): readonly string[] {
  try {
    use();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message
      .split("\n")
      .slice(0, -1)
      .map((line) => line.replaceAll(`${directory}/stacks/`, "").replace("stacks/", ""));
  }
}
