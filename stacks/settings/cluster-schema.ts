import * as z from "zod";
import { closed, pattern, rule, says, uniqueList } from "../../tenants/contract/document/words.ts";
import { nodesSchema } from "../../tenants/contract/schema/nodes.ts";
import { principal } from "../../tenants/contract/schema/people.ts";
import { cidrFault } from "../../tenants/contract/values/cidr.ts";

export const cidr = z.string().superRefine(rule(cidrFault));

/** The nodes of the system group or of the pool; what is not stated has a default. */
export const nodeSettingsSchema = closed({
  instanceTypes: nodesSchema.shape.instanceTypes.default(["m7i.large"]),
  capacity: nodesSchema.shape.capacity.default("on-demand"),
  min: nodesSchema.shape.min.default(2),
  max: nodesSchema.shape.max.default(4),
  diskGiB: nodesSchema.shape.diskGiB.default(50),
}).superRefine(({ min, max }, context) => {
  if (min <= max) return;
  context.addIssue({
    code: "custom",
    path: ["min"],
    message: says(`is above max ${max}`, "Lower min or raise max"),
  });
});

export const clusterSchema = closed({
  name: pattern(
    /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
    "a cluster's name",
    "Use letters, digits, - and _, at most 100",
  ),
  create: z.boolean(),
  version: z.enum(["1.35", "1.36", "1.37"]),
  publicAccessCidrs: uniqueList(cidr.superRefine(rule(notEverywhere)), 40).default([]),
  /** Opens the public endpoint to every address: a decision to be seen in a review, so a key of its own. */
  publicAccessFromAnywhere: z.boolean().default(false),
  admins: uniqueList(principal, 100).default([]),
  preview: principal.nullable().default(null),
  barePods: z.boolean().default(false),
  systemNodes: nodeSettingsSchema.prefault({}),
});

function notEverywhere(cidr: string) {
  return cidr.endsWith("/0")
    ? {
        what: `${cidr} is every address`,
        remedy: "Name your own ranges, or set publicAccessFromAnywhere: true",
      }
    : null;
}

export const identitySchema = closed({
  mode: z.enum(["pod-identity", "irsa"]).default("pod-identity"),
  issuer: pattern(
    /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/id\/[0-9A-F]{32}$/,
    "an EKS issuer without https://",
    "Write it as oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE, from aws eks describe-cluster",
  ).optional(),
  createProvider: z.boolean().default(false),
}).superRefine(({ mode, issuer, createProvider }, context) => {
  const wrong = (key: string, what: string, remedy: string) =>
    context.addIssue({ code: "custom", path: [key], message: says(what, remedy) });
  if (mode === "irsa" && issuer === undefined) {
    wrong("issuer", "is missing", "Add the cluster's OIDC issuer without https://: trust policies name it");
  }
  if (mode === "irsa") return;
  const remedy = "Remove it, or use mode: irsa";
  if (issuer !== undefined) wrong("issuer", "has no use with Pod Identity", remedy);
  if (createProvider) wrong("createProvider", "has no use with Pod Identity", remedy);
});

const addonVersion = pattern(
  /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
  "an add-on's version",
  "Write it as aws eks describe-addon-versions does, v1.23.1-eksbuild.1",
);
const offOr = (version: typeof addonVersion) =>
  z.preprocess((value) => (value === "off" || value === false ? null : value), version.nullable());

export const addonsSchema = closed({
  vpcCni: addonVersion.superRefine(
    rule((version) =>
      isBelow(version, [1, 23])
        ? {
            what: `${version} has a network policy agent that mixes up pods of namespaces such as b-c and c`,
            remedy: "Use v1.23.0 or newer",
          }
        : null,
    ),
  ),
  kubeProxy: addonVersion,
  podIdentityAgent: offOr(addonVersion),
  coredns: offOr(addonVersion),
  metricsServer: offOr(addonVersion),
  ebsCsi: offOr(addonVersion),
  clusterAutoscaler: offOr(pattern(/^v\d+\.\d+\.\d+$/, "an image tag", "Write it as v1.36.1")),
});

/** Whether `v1.23.1-…` comes before major and minor. */
export function isBelow(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}
