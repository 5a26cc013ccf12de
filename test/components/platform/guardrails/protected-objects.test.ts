import { judges } from "./cases.ts";
import { controller, platformAdmin, serviceAccount } from "./judge.ts";

const labelled = { metadata: { labels: { "app.kubernetes.io/managed-by": "eks-tenancy" } } };

judges("protected-objects", {
  admits: {
    "its own": { object: { metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } } } },
    "the platform": { object: labelled, groups: platformAdmin },
    "the namespace's controller": { operation: "DELETE", oldObject: labelled, groups: controller },
  },
  refuses: {
    deletion: [{ operation: "DELETE", oldObject: labelled }, /belongs to the platform/],
    "taking the label off": [
      { operation: "UPDATE", oldObject: labelled, object: { metadata: {} } },
      /belongs to the platform/,
    ],
    "passing its own off": [{ object: labelled }, /remove it/],
    "service accounts": [
      { operation: "DELETE", oldObject: labelled, groups: serviceAccount },
      /belongs to the platform/,
    ],
  },
});

judges("marks-from-templates", {
  admits: { "the platform's": { object: labelled, groups: platformAdmin } },
  refuses: { "a copy": [{ object: labelled, groups: controller }, /remove it/] },
});
