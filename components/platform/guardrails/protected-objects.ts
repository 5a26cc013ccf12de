import { managedBy } from "../../names.ts";
import type { Cel } from "./cel.ts";
import { type ValidatingPolicy, type Validation, validating } from "./policy.ts";
import { byTenants, byWorkloadControllers, on, onEverythingNamespaced } from "./request.ts";

const [[label, owner]] = Object.entries(managedBy) as [[string, string]];

const isPlatforms = (object: string): Cel =>
  `${object} != null && ${object}.?metadata.?labels[?"${label}"].orValue("") == "${owner}"`;

const unmarked = (object: string): Validation => ({
  expression: `!(${isPlatforms(object)})`,
  message: `the label ${label}: ${owner} marks the platform's objects: remove it`,
});

/** @param template Where the template stands in the object. */
export const noMark = (template: Cel): Validation => unmarked(`object.${template}`);

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
      unmarked("object"),
    ],
  });

/** Workload controllers copy labels from a template into what they make. */
export const marksFromTemplates = (): ValidatingPolicy =>
  validating("marks-from-templates", {
    on: [
      on("/pods", "CREATE"),
      on("/persistentvolumeclaims", "CREATE"),
      on("apps/replicasets", "CREATE"),
      on("batch/jobs", "CREATE"),
    ],
    when: [byWorkloadControllers],
    refuse: [unmarked("object")],
  });
