import { managedBy } from "../../names.ts";
import type { Cel } from "./cel.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, onEverythingNamespaced } from "./request.ts";

const [[label, owner]] = Object.entries(managedBy) as [[string, string]];

const isPlatforms = (object: string): Cel =>
  `${object} != null && ${object}.?metadata.?labels[?"${label}"].orValue("") == "${owner}"`;

/** Tenants can neither touch what the platform put into their namespace nor pass their own off as such. */
export const protectedObjects = (): ValidatingPolicy =>
  validating("protected-objects", {
    on: [onEverythingNamespaced("CREATE", "UPDATE", "DELETE")],
    when: [byTenants],
    refuse: [
      {
        expression: `!(${isPlatforms("oldObject")})`,
        message: "the object belongs to the platform: ask for a change of the tenant's file instead",
      },
      {
        expression: `!(${isPlatforms("object")})`,
        message: `the label ${label}: ${owner} marks the platform's objects: remove it`,
      },
    ],
  });
