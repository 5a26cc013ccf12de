import type { Operation } from "./diff.ts";
import { atRest, emptied, type Inputs, oneGateway, versionStep } from "./outcomes.ts";
import { isWithin } from "./paths.ts";

interface Disruption {
  readonly type: string;
  readonly op: Operation;
  /** The inputs that it takes; any where none is named. */
  readonly inputs?: readonly string[];
  /** Null where the values are harmless. */
  readonly says: string | ((before: Inputs, after: Inputs) => string | null);
}

interface Happening {
  readonly type: string;
  readonly op: Operation;
  readonly paths: readonly string[];
  readonly before: Inputs | undefined;
  readonly after: Inputs | undefined;
}

/** What people notice of a change; null where it is a write that nobody does. */
export function disruptionOf({ type, op, paths, before, after }: Happening): string | null {
  const found = disruptions
    .filter(
      (known) =>
        known.type === type &&
        known.op === op &&
        (known.inputs?.some((input) => paths.some((path) => isWithin(path, input))) ?? true),
    )
    .flatMap(({ says }) => (typeof says === "string" ? says : says(before ?? {}, after ?? {})) ?? []);
  return found.length === 0 ? null : found.join("; ");
}

const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const namespace = "kubernetes:core/v1:Namespace";

const disruptions: readonly Disruption[] = [
  {
    type: nodeGroup,
    op: "update",
    inputs: ["launchTemplate.version", "version"],
    says: "its nodes are replaced one after the other, and the pods on them move",
  },
  {
    type: nodeGroup,
    op: "update",
    inputs: ["taints", "labels"],
    says: "pods that do not fit the new labels and taints are evicted",
  },
  { type: nodeGroup, op: "update", says: emptied },
  {
    type: nodeGroup,
    op: "replace",
    says: "a new group comes up first, then every node of the old one drains",
  },
  {
    type: nodeGroup,
    op: "delete",
    says: "when all else is done every node drains: its pods end, and new ones start where the namespace leads",
  },
  {
    type: namespace,
    op: "update",
    inputs: ["metadata.labels.tenant-nodes"],
    says: "new pods start on other nodes; those that run stay until they are restarted or their nodes go",
  },
  { type: namespace, op: "update", says: atRest },
  { type: namespace, op: "delete", says: "every object in it is deleted, volumes included" },
  { type: namespace, op: "replace", says: "every object in it is deleted, volumes included" },
  {
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    op: "replace",
    says: "pods without a restart lose their AWS credentials",
  },
  {
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    op: "delete",
    says: "the workloads lose their AWS credentials",
  },
  {
    type: "aws:eks/accessEntry:AccessEntry",
    op: "replace",
    says: "the principal is locked out for a moment",
  },
  { type: "aws:eks/accessEntry:AccessEntry", op: "delete", says: "the principal loses access" },
  { type: "aws:s3/bucket:Bucket", op: "delete", says: "refused by AWS while it holds data" },
  { type: "aws:s3/bucket:Bucket", op: "replace", says: "the data stays in the old bucket" },
  ...["aws:eks/cluster:Cluster", "eks:index:Cluster"].map((type) => ({
    type,
    op: "update" as const,
    inputs: ["version"],
    says: versionStep,
  })),
  { type: "awsx:ec2:Vpc", op: "update", inputs: ["natGateways"], says: oneGateway },
  {
    type: "kubernetes:scheduling.k8s.io/v1:PriorityClass",
    op: "update",
    inputs: ["value", "preemptionPolicy"],
    says: "refused by Kubernetes: delete the class first, or give it another name",
  },
];
