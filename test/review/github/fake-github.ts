import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface FakeComment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly html_url: string;
  body: string;
}

interface FakeIssue extends FakeComment {
  readonly number: number;
  title: string;
  state: string;
  readonly pull_request?: object;
}

interface Failure {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** Only requests of this method fail; any where absent. */
  readonly method?: string;
  /** The work is done all the same, and only the answer is lost. */
  readonly isDone?: boolean;
  /** Happens just before. */
  readonly effect?: () => void;
}

export const bot = "github-actions[bot]";
export const repository = "acme-corp/tenancy";
export const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

/** As much of GitHub's REST API as is used here: pages with Link headers, rights, failures made to order. */
export class FakeGitHub implements AsyncDisposable {
  readonly comments: FakeComment[] = [];
  readonly issues: FakeIssue[] = [];
  readonly pulls: object[] = [];
  readonly failures: Failure[] = [];
  /** `GET /repos/…` of every request, in order. */
  readonly requests: string[] = [];
  pageSize = 100;
  #next = 1;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<FakeGitHub> {
    const fake = new FakeGitHub();
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  comment(login: string, body: string): FakeComment {
    const id = this.#next++;
    const comment = { id, user: { login }, body, html_url: `https://github.example/comment/${id}` };
    this.comments.push(comment);
    return comment;
  }

  issue(login: string, body: string, more: Partial<FakeIssue> = {}): FakeIssue {
    const id = this.#next++;
    const html_url = `https://github.example/issues/${id}`;
    const issue = { id, number: id, user: { login }, title: "", state: "open", body, html_url, ...more };
    this.issues.push(issue);
    return issue;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "" } = request;
    const url = new URL(request.url ?? "", this.url);
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    const body = await text(request);
    const failure = this.#failureOf(method);
    failure?.effect?.();
    if (failure?.isDone) this.#work(method, url, body);
    if (failure !== undefined)
      return send(response, failure.status, { message: failure.message }, failure.headers);
    if (request.headers.authorization !== `Bearer ${token}`) {
      return send(response, 401, { message: `Bad credentials: ${request.headers.authorization}` });
    }
    const [status, answer] = this.#work(method, url, body);
    if (!Array.isArray(answer)) return send(response, status, answer);
    const page = Number(url.searchParams.get("page") ?? 1);
    const last = Math.max(1, Math.ceil(answer.length / this.pageSize));
    const link = (rel: string, to: number) => {
      const target = new URL(url);
      target.searchParams.set("page", String(to));
      return `<${target}>; rel="${rel}"`;
    };
    const links = [
      ...(page > 1 ? [link("prev", page - 1)] : []),
      ...(page < last ? [link("next", page + 1)] : []),
    ];
    const headers: Record<string, string> = links.length > 0 ? { link: links.join(", ") } : {};
    send(response, status, answer.slice((page - 1) * this.pageSize, page * this.pageSize), headers);
  }

  #failureOf(method: string): Failure | undefined {
    const [first] = this.failures;
    if (first === undefined || (first.method !== undefined && first.method !== method)) return undefined;
    return this.failures.shift();
  }

  #work(method: string, url: URL, text: string): [status: number, answer: unknown] {
    const body = text === "" ? {} : JSON.parse(text);
    const path = url.pathname.replace(`/repos/${repository}`, "");
    const comment = this.comments.find(({ id }) => path === `/issues/comments/${id}`);
    const issue = this.issues.find(({ number }) => path === `/issues/${number}`);
    if (method === "GET" && path === "/pulls") return [200, this.pulls];
    if (method === "GET" && path === "/issues/7/comments") return [200, this.comments];
    if (method === "POST" && path === "/issues/7/comments") return [201, this.comment(bot, body.body)];
    if (method === "GET" && path === "/issues")
      return [200, this.issues.filter(({ state }) => state === "open")];
    if (method === "POST" && path === "/issues")
      return [201, this.issue(bot, body.body, { title: body.title })];
    if (method === "PATCH" && issue !== undefined) return [200, Object.assign(issue, body)];
    if (method === "PATCH" && comment !== undefined) return [200, Object.assign(comment, body)];
    if (method === "DELETE" && comment !== undefined) {
      this.comments.splice(this.comments.indexOf(comment), 1);
      return [204, undefined];
    }
    return [404, { message: "Not Found" }];
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  let whole = "";
  for await (const piece of request.setEncoding("utf8")) whole += piece;
  return whole;
}
