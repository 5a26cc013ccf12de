import * as pulumi from "@pulumi/pulumi";
import type { LastKnownNodes } from "../components/desired-size.ts";

/**
 * The node counts that this very stack put out when it was last updated; none before its first update. A program
 * cannot see the engine's state, and what it must set now depends on what runs.
 */
export async function lastKnownNodes(): Promise<LastKnownNodes> {
  const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
  const { value } = await new pulumi.StackReference(name).getOutputDetails("nodes");
  const counts: [string, unknown][] = Object.entries(value ?? {});
  return Object.fromEntries(
    counts.filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}
