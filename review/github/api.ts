import * as z from "zod";
import { printable } from "../../tenants/contract/document/printable.ts";
import type { Answer, Method } from "./answer.ts";
import { nextPage } from "./pages.ts";
import { redact } from "./redact.ts";
import { attempts, retryDelay } from "./retry.ts";

interface GitHubOptions {
  /** Address of the REST API; `GITHUB_API_URL` in a workflow. */
  readonly url: string;
  /** Goes into the Authorization header and nowhere else. */
  readonly token: string;
  /** Waits so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** An answer that is no success, or none at all. */
export class GitHubError extends Error {
  /** Null where no answer came. */
  readonly status: number | null;
  constructor(message: string, status: number | null) {
    super(message);
    this.name = "GitHubError";
    this.status = status;
  }
}

/** Whether the request may have done its work all the same. */
export const isUncertain = ({ status }: GitHubError) => status === null || status >= 500;

/** GitHub's REST API: retries what may be retried, waits as told, follows pages. */
export class GitHub {
  readonly #options: GitHubOptions;
  readonly #pause: (milliseconds: number) => Promise<void>;

  constructor(options: GitHubOptions) {
    const { protocol, hostname } = new URL(options.url);
    const isLocal = protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname);
    if (protocol !== "https:" && !isLocal) throw new Error("The token goes over https only.");
    this.#options = options;
    this.#pause = options.pause ?? sleep;
  }

  /** The answer to one request, as `schema` has it. */
  async request<T>(method: Method, path: string, schema: z.ZodType<T>, body?: object): Promise<T> {
    const response = await this.#send(method, this.#address(path), body);
    return this.#read(response, schema, `${method} ${path}`);
  }

  /** The items of every page. */
  async list<T>(path: string, item: z.ZodType<T>): Promise<readonly T[]> {
    const items: T[] = [];
    let address: URL | null = this.#address(path);
    for (let page = 1; address !== null; page += 1) {
      if (page > mostPages) throw new GitHubError(`GET ${path} has more than ${mostPages} pages`, null);
      const response: Answer = await this.#send("GET", address);
      items.push(...this.#read(response, z.array(item), `GET ${path}`));
      address = nextPage(response.headers.get("link"), address);
    }
    return items;
  }

  async #send(method: Method, address: URL, body?: object): Promise<Answer> {
    let patience = longestWait;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#try(method, address, body);
      if (answer.status !== null && answer.status < 300) return answer;
      const delay = retryDelay(answer, { method, attempt, now: Date.now() });
      if (delay === null || attempt === attempts || delay > patience)
        throw this.#failure(method, address, answer);
      patience -= delay;
      await this.#pause(delay);
    }
  }

  async #try(method: Method, address: URL, body?: object): Promise<Answer> {
    try {
      const response = await fetch(address, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${this.#options.token}`,
          "user-agent": "eks-tenancy",
          "x-github-api-version": "2022-11-28",
          ...(body && { "content-type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: "error",
        signal: AbortSignal.timeout(30_000),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      return { status: null, headers: new Headers(), text: reason(error) };
    }
  }

  #failure(method: Method, address: URL, { status, text }: Answer): GitHubError {
    const said = printable(redact(messageIn(text), [this.#options.token]));
    return new GitHubError(
      `${method} ${address.pathname} failed with ${status ?? "no answer"}: ${said}`,
      status,
    );
  }

  #read<T>({ text, status }: Answer, schema: z.ZodType<T>, what: string): T {
    const parsed = schema.safeParse(text === "" ? undefined : parseJson(text));
    if (parsed.success) return parsed.data;
    throw new GitHubError(`${what} gave something else than GitHub's API does`, status);
  }

  #address(path: string): URL {
    return new URL(`${this.#options.url.replace(/\/+$/, "")}${path}`);
  }
}

/** A hundred thousand comments. */
const mostPages = 1000;
/** In all, in milliseconds: a job is not worth the hour that a used-up rate limit can take. */
const longestWait = 10 * 60_000;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const messageSchema = z.object({ message: z.string() });

function messageIn(text: string): string {
  const parsed = messageSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.message : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
