import * as z from "zod";
import { closed, pattern, says } from "../../tenants/contract/document/words.ts";
import { tenantName } from "../../tenants/contract/values/names.ts";

/** What exists and becomes one tenant's. */
const adoptionSchema = closed({
  namespace: z
    .boolean()
    .default(false)
    .describe("Whether the namespace of the tenant's name is there already."),
  role: pattern(/^[\w+=,.@-]{1,64}$/, "an IAM role's name", "Write the name alone, without path or ARN")
    .optional()
    .describe("Name of the IAM role of the tenant's workloads."),
  launchTemplate: pattern(/^lt-[0-9a-f]{8,17}$/, "a launch template's id", "Write it as lt-0a1b2c3d4e5f67890")
    .optional()
    .describe("Launch template of the tenant's nodes."),
  nodeGroup: pattern(
    /^[0-9A-Za-z][0-9A-Za-z_-]{0,62}$/,
    "a node group's name",
    "Write it as aws eks list-nodegroups does",
  )
    .optional()
    .describe("Name of the tenant's node group; it needs its launch template."),
}).superRefine(({ nodeGroup, launchTemplate }, context) => {
  if (nodeGroup === undefined || launchTemplate !== undefined) return;
  const what = "stands without launchTemplate, and a group on another template is another group";
  const remedy = "Name the launch template that the group is on; without one it cannot be kept";
  context.addIssue({ code: "custom", path: ["nodeGroup"], message: says(what, remedy) });
});

/** By tenant. */
export const adoptionsSchema = z.record(
  pattern(tenantName, "a tenant's name", "Write the name of a tenant's file, without .yaml"),
  adoptionSchema,
);
