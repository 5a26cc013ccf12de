import type { Question } from "./review.ts";

// Design §6's table of personas, spelled out anew. That it says the same as the program's Roles is what is tried.

export type Actor = "viewers" | "developers" | "admins" | "workloads" | "preview";

const read = ["get", "list", "watch"];
const write = ["create", "update", "patch", "delete", "deletecollection"];

const workloads: Record<string, string[]> = {
  "": ["pods", "replicationcontrollers", "services", "configmaps", "secrets", "persistentvolumeclaims"],
  apps: ["deployments", "replicasets", "statefulsets"],
  autoscaling: ["horizontalpodautoscalers"],
  batch: ["cronjobs", "jobs"],
  "networking.k8s.io": ["ingresses", "networkpolicies"],
  policy: ["poddisruptionbudgets"],
};

const connections = ["pods/exec", "pods/portforward"];
const scalable = [
  "replicationcontrollers/scale",
  "deployments/scale",
  "replicasets/scale",
  "statefulsets/scale",
];
/** Kinds that are questions to the server, with nothing in them to read; the last, from 1.37 on, a kubelet's. */
const notObjects = ["bindings", "localsubjectaccessreviews", "podcertificaterequests"];

const viewersMay = ({ group, resource, verb }: Question): boolean => {
  if (`${group}/${resource}` === "/pods/log") return verb === "get";
  if (group === "metrics.k8s.io") return resource === "pods" && ["get", "list"].includes(verb);
  if (resource.includes("/") || notObjects.includes(resource)) return false;
  return read.includes(verb) && !(group === "" && resource === "secrets");
};

const developersMay = (question: Question): boolean => {
  const { group, resource, verb } = question;
  if (viewersMay(question)) return true;
  if (workloads[group]?.includes(resource)) return [...read, ...write].includes(verb);
  if (group === "" && connections.includes(resource)) return ["get", "create"].includes(verb);
  if (group === "" && resource === "pods/eviction") return verb === "create";
  const partial =
    ["pods/ephemeralcontainers", ...scalable].includes(resource) && ["", "apps"].includes(group);
  return partial && ["get", "update", "patch"].includes(verb);
};

const adminsMay = (question: Question): boolean => {
  const { group, resource, verb } = question;
  if (developersMay(question)) return true;
  const own =
    (group === "" && resource === "serviceaccounts") ||
    (group === "rbac.authorization.k8s.io" && ["roles", "rolebindings"].includes(resource));
  return own && write.includes(verb);
};

/** In the own namespace. */
export const mayAtHome: Record<Exclude<Actor, "preview">, (question: Question) => boolean> = {
  viewers: viewersMay,
  developers: developersMay,
  admins: adminsMay,
  workloads: () => false,
};

/** What Kubernetes gives to pods: from 1.37 on, to read whom the cluster trusts. */
export const podsMay = ({ resource, verb }: Question): boolean =>
  resource === "clustertrustbundles" && read.includes(verb);

/** What Kubernetes gives to everybody who is known: to ask about oneself. */
export const everybodyMay = ({ group, resource, verb }: Question): boolean =>
  verb === "create" &&
  ((group === "authentication.k8s.io" && resource === "selfsubjectreviews") ||
    (group === "authorization.k8s.io" &&
      ["selfsubjectaccessreviews", "selfsubjectrulesreviews"].includes(resource)));
