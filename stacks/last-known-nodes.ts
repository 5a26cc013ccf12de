import * as pulumi from "@pulumi/pulumi";
import type { LastKnownNodes } from "./environment.ts";

/**
 * The node counts that this very stack put out when it was last updated; none before its first update. A program
 * cannot see the engine's state, and what it must set now depends on what runs.
 */
export async function lastKnownNodes(): Promise<LastKnownNodes> {
  const name = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
  const { value } = await new pulumi.StackReference(name).getOutputDetails("tenants");
  const outputs: [string, { nodes?: unknown } | null][] = Object.entries(value ?? {});
  return Object.fromEntries(
    outputs.flatMap(([tenant, output]) =>
      typeof output?.nodes === "number" ? [[tenant, output.nodes]] : [],
    ),
  );
}
