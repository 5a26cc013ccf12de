import type { Headers, Transport } from "./transport.ts";

/** A kind the server knows, or a subresource such as `pods/exec`. */
export interface Resource {
  group: string;
  version: string;
  /** `pods`, or `pods/exec`. */
  name: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
  /** `/api/v1` or `/apis/apps/v1`. */
  root: string;
}

/** Everything the server serves, in every version and with subresources; the preferred version comes first. */
export async function discover(transport: Transport, headers: Headers): Promise<Resource[]> {
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const answers = await Promise.all(
    ["/api", "/apis"].map((path) => transport({ method: "GET", path, headers: { ...headers, accept } })),
  );
  return answers.flatMap(({ status, body }) => {
    if (status !== 200) throw new Error(`discovery failed: ${status} ${body}`);
    return (JSON.parse(body) as { items: Group[] }).items.flatMap(resourcesOf);
  });
}

interface Group {
  metadata: { name?: string };
  versions: { version: string; resources?: Entry[] }[];
}

interface Entry {
  resource: string;
  scope: "Namespaced" | "Cluster";
  verbs: string[];
  responseKind?: { kind: string };
  subresources?: { subresource: string; verbs: string[]; responseKind?: { kind: string } }[];
}

function resourcesOf(group: Group): Resource[] {
  const name = group.metadata.name ?? "";
  return group.versions.flatMap(({ version, resources = [] }) => {
    const root = name === "" ? `/api/${version}` : `/apis/${name}/${version}`;
    return resources.flatMap((entry) => {
      const shared = { group: name, version, root, namespaced: entry.scope === "Namespaced" };
      const kind = entry.responseKind?.kind ?? "";
      return [
        { ...shared, name: entry.resource, kind, verbs: entry.verbs },
        ...(entry.subresources ?? []).map((sub) => ({
          ...shared,
          name: `${entry.resource}/${sub.subresource}`,
          kind: sub.responseKind?.kind ?? "",
          verbs: sub.verbs,
        })),
      ];
    });
  });
}
