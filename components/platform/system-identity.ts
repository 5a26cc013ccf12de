import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { associate, createRole } from "../identity.ts";
import { platformTags } from "../tags.ts";
import { attachManagedPolicies } from "./managed-policies.ts";

interface SystemIdentity {
  readonly role: aws.iam.Role;
  /** What must be there before the pods that use it start. */
  readonly resources: readonly pulumi.Resource[];
}

/** The role of one service account of the platform's own, so that no node has to hold its rights. */
export function createSystemIdentity(
  name: string,
  settings: Settings,
  serviceAccount: string,
  policies: readonly string[],
  options: pulumi.CustomResourceOptions,
): SystemIdentity {
  const spec = {
    settings,
    namespace: "kube-system",
    serviceAccounts: [serviceAccount],
    tags: platformTags(settings),
  };
  const role = createRole(name, spec, options);
  const attachments = attachManagedPolicies(settings, name, role, policies, options);
  return { role, resources: [role, ...attachments, ...associate(name, spec, role, options)] };
}
