import { type Finding, finding } from "../../tenants/contract/document/finding.ts";
import { overlapping, specialRanges } from "../../tenants/contract/values/cidr.ts";
import { instanceTypes } from "../../tenants/contract/values/instance-types.ts";
import { partitionOf, principalKey } from "../../tenants/contract/values/principal.ts";
import { checkAdoptions } from "./adoption-checks.ts";
import { isBelow } from "./cluster-schema.ts";
import { checkEffects } from "./effect-checks.ts";
import { checkNetwork, privateRanges } from "./network-checks.ts";
import type { Settings } from "./settings.ts";
import type { StackConfiguration } from "./stack-schema.ts";

/** What two settings say together: as they were written, with defaults, and what they would become. */
export function checkSettings(
  written: Readonly<Record<string, unknown>>,
  stated: StackConfiguration,
  settings: Settings,
): Finding[] {
  return [
    ...checkEffects(written, settings),
    ...checkNetwork(stated, settings),
    ...checkPrincipals(settings),
    ...checkIdentity(settings),
    ...checkVersions(settings),
    ...checkPublicAccess(stated),
    ...checkGpus(settings),
    ...checkBucket(settings),
    ...checkAdoptions(settings),
  ];
}

function checkPrincipals({ cluster, partition, stack }: Settings): Finding[] {
  const named = cluster.admins.map((arn, index) => ({
    arn,
    path: ["cluster", "admins", index] as (string | number)[],
  }));
  if (cluster.preview !== null) named.push({ arn: cluster.preview, path: ["cluster", "preview"] });
  return named.flatMap(({ arn, path }, index) => {
    const isRepeat = named.slice(0, index).some((other) => principalKey(other.arn) === principalKey(arn));
    const what = `${arn} is of partition ${partitionOf(arn)}, but ${stack} is in ${partition}`;
    return [
      ...(partitionOf(arn) === partition ? [] : [finding(path, what, `Name a principal of ${partition}`)]),
      ...(isRepeat
        ? [finding(path, `${arn} stands here a second time`, "Keep one: EKS allows one entry for each")]
        : []),
    ];
  });
}

function checkIdentity({ identity, network, region, cluster, addons }: Settings): Finding[] {
  if (identity.mode === "pod-identity") {
    if (addons.podIdentityAgent !== null) return [];
    return [finding(["addons", "podIdentityAgent"], "is off, and Pod Identity needs it", "Name a version")];
  }
  const found: Finding[] = [];
  if (cluster.create) {
    const what = "irsa needs the issuer of a cluster that exists, and this one is created here";
    found.push(finding(["identity", "mode"], what, "Use pod-identity"));
  }
  if (!identity.issuer.startsWith(`oidc.eks.${region}.`)) {
    found.push(
      finding(["identity", "issuer"], `is not an issuer of ${region}`, "Name the issuer of this cluster"),
    );
  }
  if (network.stsEndpoints.length === 0 && network.existing !== null) {
    const what = "is empty, and irsa needs a way to STS";
    found.push(finding(["network", "stsEndpoints"], what, "Name the subnets of the STS interface endpoints"));
  }
  return found;
}

function checkVersions({ cluster, addons }: Settings): Finding[] {
  const minor = Number(cluster.version.split(".")[1]);
  const found: Finding[] = [];
  if (addons.kubeProxy !== null && !isBelow(addons.kubeProxy, [1, minor + 1])) {
    const what = `${addons.kubeProxy} is newer than the cluster's ${cluster.version}`;
    found.push(finding(["addons", "kubeProxy"], what, `Use a version of ${cluster.version}`));
  }
  const { clusterAutoscaler } = addons;
  if (clusterAutoscaler !== null && !clusterAutoscaler.startsWith(`v${cluster.version}.`)) {
    const what = `${clusterAutoscaler} is not made for Kubernetes ${cluster.version}`;
    found.push(finding(["addons", "clusterAutoscaler"], what, `Use a version v${cluster.version}.x`));
  }
  return found;
}

function checkPublicAccess({ cluster }: StackConfiguration): Finding[] {
  const found = cluster.publicAccessCidrs.flatMap((cidr, index) => {
    const reserved = overlapping(cidr, [...privateRanges, ...specialRanges.map((range) => range.cidr)]);
    if (reserved === undefined) return [];
    const what = `${cidr} is no public range: it overlaps ${reserved}`;
    return [
      finding(
        ["cluster", "publicAccessCidrs", index],
        what,
        "Name public addresses; private ones use the VPC",
      ),
    ];
  });
  if (cluster.publicAccessFromAnywhere && cluster.publicAccessCidrs.length > 0) {
    const what = "stands beside publicAccessCidrs, which it makes void";
    found.push(finding(["cluster", "publicAccessFromAnywhere"], what, "Keep one of the two"));
  }
  return found;
}

function checkBucket({ bucket, stack }: Settings): Finding[] {
  if (bucket.create || bucket.expireRemovedAfterDays === null) return [];
  const what = `needs a bucket that ${stack} makes: the lifecycle rules of one that exists are its owner's`;
  const remedy = "Remove it, and let the bucket's owner add a rule for each name of the output removed";
  return [finding(["bucket", "expireRemovedAfterDays"], what, remedy)];
}

function checkGpus({ pool, cluster }: Settings): Finding[] {
  const groups = [
    { path: ["cluster", "systemNodes"], nodes: cluster.systemNodes },
    ...(pool === null ? [] : [{ path: ["pool"], nodes: pool }]),
  ];
  return groups.flatMap(({ path, nodes }) =>
    nodes.instanceTypes.some((name) => (instanceTypes().get(name)?.gpus ?? 0) > 0)
      ? [
          finding(
            [...path, "instanceTypes"],
            "has a GPU type, and shared nodes have no GPUs",
            "Use types without a GPU",
          ),
        ]
      : [],
  );
}
