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
  ).describe("The cluster's name."),
  create: z
    .boolean()
    .describe("False: a cluster of this name exists, and each preview checks that it is fit."),
  version: z.enum(["1.35", "1.36", "1.37"]).describe("Kubernetes' minor version."),
  publicAccessCidrs: uniqueList(cidr.superRefine(rule(notEverywhere)), 40)
    .default([])
    .describe("Ranges that may reach the public endpoint; none: private only. The private one is always on."),
  // A decision to be seen in a review, so a key of its own.
  publicAccessFromAnywhere: z
    .boolean()
    .default(false)
    .describe("Opens the public endpoint to every address."),
  admins: uniqueList(principal, 100)
    .default([])
    .describe(
      "IAM principals that administrate a cluster made here; on an existing one only kept from tenants.",
    ),
  preview: principal
    .nullable()
    .default(null)
    .describe("IAM principal that previews pull requests: it writes in dry runs only."),
  barePods: z
    .boolean()
    .default(false)
    .describe("Whether tenants may start pods without a controller, for which no network policy holds."),
  systemNodes: nodeSettingsSchema
    .prefault({})
    .describe("The nodes of CoreDNS and the platform's controllers."),
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
  mode: z
    .enum(["pod-identity", "irsa"])
    .default("pod-identity")
    .describe("How pods get their IAM role's credentials."),
  issuer: pattern(
    /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/id\/[0-9A-F]{32}$/,
    "an EKS issuer without https://",
    "Write it as oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE, from aws eks describe-cluster",
  )
    .optional()
    .describe("With irsa: the cluster's OIDC issuer, without https://."),
  createProvider: z
    .boolean()
    .default(false)
    .describe("With irsa: whether the issuer's identity provider in IAM is made here."),
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
  z
    .preprocess((value) => (value === "off" || value === false ? null : value), version.nullable())
    // What the preprocessing takes is not in the schema that editors get.
    .meta({ anyOf: [{ type: "string" }, { const: false }] });

export const addonsSchema = closed({
  vpcCni: offOr(
    addonVersion.superRefine(
      rule((version) =>
        mixesUpNamespaces(version)
          ? {
              what: `${version} has a network policy agent that mixes up pods of namespaces such as b-c and c`,
              remedy: "Use v1.23.0 or newer",
            }
          : null,
      ),
    ),
  ).describe(
    "Version of the network plugin, whose agent enforces network policies, 1.23 or newer; off where the cluster exists.",
  ),
  kubeProxy: offOr(addonVersion).describe("Version of kube-proxy; off where the cluster exists."),
  podIdentityAgent: offOr(addonVersion).describe(
    "Version of the Pod Identity agent; off where it is there or not used.",
  ),
  coredns: offOr(addonVersion).describe("Version of CoreDNS; off where it is there."),
  metricsServer: offOr(addonVersion).describe(
    "Version of the metrics server, by which pods are scaled; or off.",
  ),
  ebsCsi: offOr(addonVersion).describe(
    "Version of the EBS CSI driver, which makes tenants' volumes; or off.",
  ),
  clusterAutoscaler: offOr(pattern(/^v\d+\.\d+\.\d+$/, "an image tag", "Write it as v1.36.1")).describe(
    "Image tag of the cluster autoscaler; off where another runs.",
  ),
});

/** Whether this vpc-cni's policy agent takes pods of namespaces such as b-c and c for each other. */
export function mixesUpNamespaces(version: string): boolean {
  return isBelow(version, [1, 23]);
}

/** Whether `v1.23.1-…` comes before major and minor. */
export function isBelow(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}
