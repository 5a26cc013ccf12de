import type { Reply } from "../client/client.ts";

// An attack that fails for the wrong reason proves nothing: each refusal is told by who refuses, and why.

/** @returns The answer's object. */
export function passes<T>(reply: Reply<T>, what: string): T {
  if (!reply.ok) throw new Error(`refused, but should pass: ${what}: ${reply.status} ${reply.message}`);
  return reply.body;
}

/** Let in, whatever a kubelet, or none where kwok plays it, then answers. */
export function letIn({ status, message }: Reply<unknown>, what: string): void {
  if ([401, 403, 405].includes(status)) throw new Error(`refused, but should pass: ${what}: ${message}`);
}

/** Refused by an admission policy, for this reason. */
export function deniedByPolicy(reply: Reply<unknown>, why: RegExp, what: string): void {
  refused(reply, what);
  const policy = /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: ([\s\S]*)/;
  const said = policy.exec(reply.message)?.[2];
  if (said === undefined) throw new Error(`refused by something else: ${what}: ${reply.message}`);
  explained(said, why, what);
}

/** Refused by the API server's own admission (Pod Security, quota, limits) or its validation. */
export function deniedByServer(reply: Reply<unknown>, why: RegExp, what: string): void {
  refused(reply, what);
  if (isByRbac(reply)) throw new Error(`refused by RBAC already: ${what}: ${reply.message}`);
  explained(reply.message, why, what);
}

/** Refused because nobody granted it. */
export function forbidden(reply: Reply<unknown>, what: string): void {
  refused(reply, what);
  if (!isByRbac(reply)) throw new Error(`not forbidden, but refused otherwise: ${what}: ${reply.message}`);
}

/** Refused by whichever comes first. */
export function refused(reply: Reply<unknown>, what: string): void {
  if (reply.ok) throw new Error(`passed, but should be refused: ${what}`);
  if (![400, 403, 405, 422].includes(reply.status)) {
    throw new Error(`neither passed nor refused: ${what}: ${reply.status} ${reply.message}`);
  }
}

export function equals(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`${what}: is ${is}, should be ${should}`);
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

const isByRbac = ({ status, message }: Reply<unknown>) =>
  status === 403 && /User ".*" cannot |is attempting to grant RBAC permissions/.test(message);

function explained(said: string, why: RegExp, what: string): void {
  if (!why.test(said)) throw new Error(`refused for another reason than ${why}: ${what}: ${said}`);
}
