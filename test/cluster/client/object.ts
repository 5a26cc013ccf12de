/** A Kubernetes object as it travels; what lies deeper is for the reader to narrow. */
export interface KubeObject extends Ref {
  metadata: Metadata;
  [field: string]: unknown;
}

/** Names an object; without a name, a collection. */
export interface Ref {
  apiVersion: string;
  kind: string;
  metadata?: { name?: string; namespace?: string };
}

interface Metadata {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: { kind: string; name: string; uid: string }[];
  [field: string]: unknown;
}
