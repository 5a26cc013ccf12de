import type { Settings } from "../stacks/settings/settings.ts";

/**
 * Whether the cluster fills in what an ordinary Deployment leaves out. MutatingAdmissionPolicy is served from
 * Kubernetes 1.36 (EKS serves stable APIs only).
 */
export const injects = (settings: Settings) => Number(settings.cluster.version.split(".")[1]) >= 36;
