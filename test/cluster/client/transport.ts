import http from "node:http";
import https from "node:https";

/** One exchange with an API server. */
export type Transport = (request: Exchange) => Promise<Answer>;

export interface Exchange {
  method: string;
  path: string;
  headers: Headers;
  body?: string | undefined;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export type Headers = Record<string, string | string[]>;

/** TLS, trusting `ca` alone. */
export function overTls(server: string, ca: string): Transport {
  const { hostname, port } = new URL(server);
  const agent = new https.Agent({ keepAlive: true, ca });
  return (exchange) => send(https.request, { hostname, port, agent }, exchange);
}

/** The unix socket of a `kubectl proxy`. */
export function overSocket(socketPath: string): Transport {
  const agent = new http.Agent({ keepAlive: true });
  return (exchange) => send(http.request, { socketPath, agent }, exchange);
}

function send(
  start: (options: https.RequestOptions) => http.ClientRequest,
  target: https.RequestOptions,
  { method, path, headers, body }: Exchange,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = start({ ...target, method, path, headers });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.end(body);
  });
}
