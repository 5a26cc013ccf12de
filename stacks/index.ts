import * as pulumi from "@pulumi/pulumi";
import { lapsedNotices } from "../tenants/contract/break-glass.ts";
import { InputError } from "../tenants/contract/input-error.ts";
import { loadDeployed } from "../tenants/contract/load.ts";
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
    // The clock's own time: nothing around a deployment may make emergency access last.
    const settings = parseSettings(pulumi.getStack(), pulumi.runtime.allConfig(), ".", Date.now());
    const deployed = loadDeployed({ directory: "tenants", settings });
    for (const notice of deployed.flatMap((tenant) => lapsedNotices(tenant, settings.now))) {
      void pulumi.log.warn(notice);
    }
    return { settings, resolved: deployed.map(({ tenant }) => tenant) };
  } catch (error) {
    if (error instanceof InputError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
