import type { Api } from "./api.ts";
import type { KubeObject, Ref } from "./object.ts";
import type { Headers } from "./transport.ts";
import { until } from "./until.ts";

/** Talks to an API server as one user. An answer of any status is a reply, never an exception. */
export interface Client {
  request<T = KubeObject>(method: string, path: string, options?: Options): Promise<Reply<T>>;
  get<T = KubeObject>(ref: Ref, subresource?: string): Promise<Reply<T>>;
  list<T = KubeObject>(ref: Ref, options?: Options): Promise<Reply<{ items: T[] }>>;
  create(object: KubeObject, options?: Options): Promise<Reply>;
  update(object: KubeObject, options?: Options): Promise<Reply>;
  /** Server-side apply; a conflict with another manager is refused unless `force`. */
  apply(object: KubeObject, options?: Options & { manager?: string; force?: boolean }): Promise<Reply>;
  /** A JSON patch where `patch` is a list, a merge patch otherwise. */
  patch(ref: Ref, patch: object, options?: Options & { subresource?: string }): Promise<Reply>;
  /** Posts to a subresource: `eviction`, `binding`, `token`, `exec`. */
  post(ref: Ref, subresource: string, body?: object, options?: Options): Promise<Reply>;
  delete(ref: Ref, options?: Options): Promise<Reply>;
  /** Deletes and waits until it is gone. */
  remove(ref: Ref, seconds?: number): Promise<void>;
}

interface Options {
  body?: unknown;
  dryRun?: boolean;
  query?: Record<string, string>;
  headers?: Headers;
}

export interface Reply<T = KubeObject> {
  status: number;
  ok: boolean;
  body: T;
  /** What the server said where it refused. */
  message: string;
  warnings: string[];
}

export function client(api: Api, identity: Headers): Client {
  const self: Client = {
    async request<T>(method: string, path: string, { body, dryRun, query = {}, headers = {} }: Options = {}) {
      const search = new URLSearchParams(dryRun ? { ...query, dryRun: "All" } : query).toString();
      const answer = await api.transport({
        method,
        path: search === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${search}`,
        headers: { accept: "application/json", "content-type": "application/json", ...headers, ...identity },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return reply<T>(answer.status, answer.body, answer.headers.warning);
    },
    get: async (ref, subresource) => self.request("GET", await api.path(ref, subresource)),
    list: async (ref, options) => self.request("GET", await api.collection(ref), options),
    async create(object, options) {
      for (let tries = 5; ; tries--) {
        const made = await self.request("POST", await api.collection(object), { ...options, body: object });
        // The quota's own count was written by another request in between; the server leaves the next try to us.
        if (tries === 0 || made.status !== 409 || !made.message.includes("resourcequotas")) return made;
      }
    },
    update: async (object, options) =>
      self.request("PUT", await api.path(object), { ...options, body: object }),
    async apply(object, { manager = "test", force = false, ...options } = {}) {
      const query = { fieldManager: manager, force: String(force), ...options.query };
      const headers = { "content-type": "application/apply-patch+yaml" };
      return self.request("PATCH", await api.path(object), { ...options, query, headers, body: object });
    },
    async patch(ref, patch, { subresource, ...options } = {}) {
      const type = Array.isArray(patch) ? "json-patch" : "merge-patch";
      const headers = { "content-type": `application/${type}+json`, ...options.headers };
      return self.request("PATCH", await api.path(ref, subresource), { ...options, headers, body: patch });
    },
    post: async (ref, subresource, body, options) =>
      self.request("POST", await api.path(ref, subresource), { ...options, body }),
    delete: async (ref, options) => self.request("DELETE", await api.path(ref), options),
    async remove(ref, seconds) {
      const { ok, status, message } = await self.delete(ref, { query: { propagationPolicy: "Background" } });
      if (!ok && status !== 404) throw new Error(`delete ${ref.kind} ${ref.metadata?.name}: ${message}`);
      const gone = async () => (await self.get(ref)).status === 404;
      await until(`${ref.kind} ${ref.metadata?.name} is gone`, gone, seconds);
    },
  };
  return self;
}

function reply<T>(status: number, text: string, warning: string | undefined): Reply<T> {
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Health checks, logs and some refusals are plain text.
  }
  const ok = status >= 200 && status < 300;
  const said = (body as { message?: unknown } | null)?.message;
  // Repeated headers come joined by commas: `299 - "first", 299 - "second"`.
  const quoted = [...(warning ?? "").matchAll(/299 \S+ ("(?:[^"\\]|\\.)*")/g)];
  const warnings = quoted.map(([, words]) => JSON.parse(words ?? '""') as string);
  return { status, ok, body: body as T, message: ok ? "" : String(said ?? text), warnings };
}
