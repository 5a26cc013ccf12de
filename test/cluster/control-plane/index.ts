import type { ControlPlane } from "./control-plane.ts";
import { existingControlPlane } from "./existing.ts";
import type { User } from "./identity.ts";
import { ownControlPlane } from "./own.ts";

interface Options {
  /** Users with credentials of their own; anyone else can be impersonated. */
  users?: User[];
  log?: (line: string) => void;
}

/** The cluster that TENANCY_KUBECONFIG names, or else one of our own. Throws `Unavailable` where neither can be. */
export function openControlPlane({ users = [], log = console.error }: Options = {}): Promise<ControlPlane> {
  const kubeconfig = process.env.TENANCY_KUBECONFIG;
  return kubeconfig ? existingControlPlane(kubeconfig, users, log) : ownControlPlane(users, log);
}

export type { Client, Reply } from "../client/client.ts";
export type { KubeObject, Ref } from "../client/object.ts";
export type { ControlPlane } from "./control-plane.ts";
export type { User } from "./identity.ts";
export type { NodeSpec, Taint } from "./nodes.ts";
export { Unavailable } from "./unavailable.ts";
