import type fc from "fast-check";
import type { TenantNamespace } from "../../../../proof/admission/namespaces.ts";
import type { JsonObject } from "../../../../proof/objects/json.ts";

/** A kind of object: an ordinary one, what one may be made as, and what the ordinary one may be changed into. */
export interface Kind {
  /** As in `apps/v1/deployments`. */
  readonly path: string;
  readonly kind: string;
  readonly plain: (namespace: TenantNamespace) => JsonObject;
  readonly made: (namespace: TenantNamespace) => fc.Arbitrary<JsonObject>;
  readonly changed?: (namespace: TenantNamespace) => fc.Arbitrary<JsonObject>;
}

export const labels = { app: "ours" };
