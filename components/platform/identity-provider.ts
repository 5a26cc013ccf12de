import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../stacks/settings/settings.ts";
import { logicalName } from "../names.ts";
import { platformTags } from "../tags.ts";

/** With IRSA, what lets IAM trust the cluster's service account tokens; one per issuer and account. */
export function createIdentityProvider(
  settings: Settings,
  options: pulumi.CustomResourceOptions,
): aws.iam.OpenIdConnectProvider[] {
  const { identity } = settings;
  if (identity.mode !== "irsa" || !identity.createProvider) return [];
  return [
    new aws.iam.OpenIdConnectProvider(
      logicalName("platform", "identity"),
      {
        url: `https://${identity.issuer}`,
        clientIdLists: ["sts.amazonaws.com"],
        tags: platformTags(settings),
      },
      options,
    ),
  ];
}
