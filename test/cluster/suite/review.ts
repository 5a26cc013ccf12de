import type { Client } from "../client/client.ts";

/** A question of RBAC: may somebody do this? */
export interface Question {
  readonly group: string;
  /** `pods`, or `pods/exec`. */
  readonly resource: string;
  readonly verb: string;
  /** "" for cluster scope and for all namespaces at once. */
  readonly namespace: string;
  readonly name?: string;
}

interface Review {
  status: { allowed: boolean };
}

const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

/** Asks the API server, as the client itself. */
export async function may(client: Client, question: Question): Promise<boolean> {
  const [resource, subresource = ""] = question.resource.split("/");
  const { group, verb, namespace, name = "" } = question;
  return ask(client, { resourceAttributes: { group, resource, subresource, verb, namespace, name } });
}

export const mayVisit = (client: Client, url: string): Promise<boolean> =>
  ask(client, { nonResourceAttributes: { path: url, verb: "get" } });

async function ask(client: Client, spec: object): Promise<boolean> {
  const body = { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", spec };
  const reply = await client.request<Review>("POST", path, { body });
  if (!reply.ok) throw new Error(`cannot ask: ${reply.message}`);
  return reply.body.status.allowed;
}

/** The questions whose answer is not the expected one, as `allowed get pods/exec in acme`. */
export async function surprises(
  client: Client,
  questions: readonly Question[],
  expected: (question: Question) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  const queue = [...questions];
  const work = async () => {
    for (let next = queue.pop(); next !== undefined && found.length < enough; next = queue.pop()) {
      const allowed = await may(client, next);
      if (allowed === expected(next)) continue;
      const { verb, resource, group, namespace, name = "" } = next;
      const what = [resource, group].filter((part) => part !== "").join(".");
      found.push(`${allowed ? "allowed" : "denied"} ${verb} ${what} ${name} in "${namespace}"`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return found.sort();
}

/** More are no news. */
const enough = 20;
