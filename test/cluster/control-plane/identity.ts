import type { Headers } from "../client/transport.ts";

export interface User {
  name: string;
  groups?: string[];
}

/** How requests and kubeconfigs say who they come from. */
export interface Identity {
  headers: Headers;
  /** The `user` entry of a kubeconfig. */
  credentials: Record<string, unknown>;
}

export function withToken(token: string): Identity {
  return { headers: { authorization: `Bearer ${token}` }, credentials: { token } };
}

export function impersonating(by: Identity, { name, groups = [] }: User): Identity {
  return {
    headers: {
      ...by.headers,
      "impersonate-user": name,
      ...(groups.length > 0 && { "impersonate-group": groups }),
    },
    credentials: { ...by.credentials, as: name, ...(groups.length > 0 && { "as-groups": groups }) },
  };
}

/** A mistyped name must not become a stranger, to whom everything is forbidden and every attack fails. */
export function named(identities: Map<string, Identity>, name: string): Identity {
  const identity = identities.get(name);
  if (identity === undefined)
    throw new Error(`no user ${name} here, only ${[...identities.keys()].join(", ")}`);
  return identity;
}
