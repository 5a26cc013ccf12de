import { isMap } from "../../../tenants/contract/document/path.ts";
import type { PodChange } from "./objects.ts";
import type { Variant } from "./variant.ts";

/** What decides the lines that a tenant has to write where the cluster adds none. */
export interface Placement {
  readonly nodes: string;
  readonly tier: string;
}

const plain = { name: "main", image: "registry.example/app:1" };

/**
 * The spec of an ordinary pod: nothing but an image where the cluster adds the rest, and all that the docs ask for
 * where it does not. A change adds to it, so that an attack differs in one thing only from what passes.
 */
export function ordinary({ injects }: Variant, placement: Placement, change: PodChange = {}) {
  const { volumes, initContainers, ...pod } = change.pod ?? {};
  const complete = injects ? { pod: {}, container: {} } : required(placement);
  const completed = (container: object) => merged({ ...plain, ...complete.container }, container);
  return {
    ...merged({ ...complete.pod }, pod),
    containers: [completed(change.container ?? {})],
    ...(volumes !== undefined && { volumes }),
    ...(Array.isArray(initContainers) && {
      initContainers: initContainers.map((each: object) => completed(each)),
    }),
  };
}

const required = ({ nodes, tier }: Placement) => ({
  pod: {
    nodeSelector: { tenant: nodes },
    tolerations: [{ key: "tenant", operator: "Equal", value: nodes }],
    priorityClassName: `tenant-${tier}`,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  },
  container: {
    imagePullPolicy: "Always",
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  },
});

/** Objects merge by key, lists are added to. */
function merged(base: Record<string, unknown>, change: object): Record<string, unknown> {
  const result = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const before = result[key];
    if (Array.isArray(before) && Array.isArray(value)) result[key] = [...before, ...value];
    else result[key] = isMap(before) && isMap(value) ? merged(before, value) : value;
  }
  return result;
}
