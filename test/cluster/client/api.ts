import { discover, type Resource } from "./discovery.ts";
import type { Ref } from "./object.ts";
import type { Headers, Transport } from "./transport.ts";

/** A server's address book: what it serves, read once and again when an unknown kind is asked for. */
export interface Api {
  transport: Transport;
  resources(): Promise<Resource[]>;
  /** The path of an object, its subresource, or without a name its collection. */
  path(ref: Ref, subresource?: string): Promise<string>;
  collection(ref: Ref): Promise<string>;
}

export function api(transport: Transport, headers: Headers): Api {
  let known: Promise<Resource[]> | undefined;

  async function resource(ref: Ref): Promise<Resource> {
    for (const fresh of [false, true]) {
      if (fresh) known = undefined;
      const found = (await resources()).find(
        ({ root, kind, name }) => kind === ref.kind && root === rootOf(ref.apiVersion) && !name.includes("/"),
      );
      if (found !== undefined) return found;
    }
    throw new Error(`the server knows no ${ref.apiVersion} ${ref.kind}`);
  }

  function resources(): Promise<Resource[]> {
    known ??= discover(transport, headers);
    return known;
  }

  async function collection(ref: Ref): Promise<string> {
    const { root, name, namespaced } = await resource(ref);
    const namespace = ref.metadata?.namespace;
    return namespaced && namespace !== undefined
      ? `${root}/namespaces/${namespace}/${name}`
      : `${root}/${name}`;
  }

  return {
    transport,
    resources,
    collection,
    async path(ref, subresource) {
      const parts = [await collection(ref), ref.metadata?.name, subresource];
      return parts.filter((part) => part !== undefined).join("/");
    },
  };
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
