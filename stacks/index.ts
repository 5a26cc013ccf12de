import * as pulumi from "@pulumi/pulumi";
import { InputError } from "../tenants/contract/input-error.ts";
import { loadTenants } from "../tenants/contract/load.ts";
import { createEnvironment } from "./environment.ts";
import { lastKnownNodes } from "./last-known-nodes.ts";
import { parseSettings } from "./settings/load.ts";

const { settings, resolved } = readInputs();
const environment = await createEnvironment(settings, resolved, await lastKnownNodes());

export const cluster = environment.cluster;
export const nodes = environment.nodes;
export const tenants = environment.tenants;

function readInputs() {
  try {
    const settings = parseSettings(pulumi.getStack(), pulumi.runtime.allConfig());
    return { settings, resolved: loadTenants({ directory: "tenants", settings }) };
  } catch (error) {
    if (error instanceof InputError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
