import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import { type Path, valueAt } from "../../tenants/contract/document/path.ts";
import type { Settings } from "./settings.ts";

/** What a stack states of things that others made: nobody would carry it out, and its readers would rely on it. */
export function checkEffects(written: unknown, settings: Settings): Finding[] {
  const { cluster, network, bucket } = settings;
  const idle = (exists: boolean, what: string, paths: readonly Path[]) =>
    (exists ? paths : [])
      .filter((path) => valueAt(written, path) !== undefined)
      .map((path) => finding(path, `has no effect: ${what} exists`, "Remove it"));
  return [
    ...idle(!cluster.create, `the cluster ${cluster.name}`, [
      ["cluster", "publicAccessCidrs"],
      ["cluster", "publicAccessFromAnywhere"],
      ["cluster", "systemNodes"],
      ["network", "existing", "controlPlaneSubnetIds"],
      ["protection", "cluster"],
    ]),
    ...idle(network.existing !== null, "the VPC", [
      ["network", "zones"],
      ["network", "natGateways"],
    ]),
    ...idle(!bucket.create, `the bucket ${bucket.name}`, [["protection", "bucket"]]),
    ...checkSts(settings),
    ...checkAddons(settings),
  ];
}

/** In a network made here they follow from the identity's mode. */
function checkSts({ network, identity }: Settings): Finding[] {
  if (network.existing === null || identity.mode === "irsa" || network.stsEndpoints.length === 0) return [];
  const what = "has no effect: with Pod Identity no pod asks STS";
  return [finding(["network", "stsEndpoints"], what, "Remove it, or use mode: irsa")];
}

/** A cluster starts with these two. */
function checkAddons({ cluster, addons }: Settings): Finding[] {
  return (["vpcCni", "kubeProxy"] as const).flatMap((key) => {
    const path = ["addons", key];
    const version = addons[key];
    if (cluster.create) {
      return version === null
        ? [finding(path, "is off, and a cluster made here needs it", "Name a version")]
        : [];
    }
    if (version === null) return [];
    const what = `${version} has no effect: the cluster ${cluster.name} exists and has its own`;
    return [finding(path, what, 'Write "off"')];
  });
}
