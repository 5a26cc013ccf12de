import * as pulumi from "@pulumi/pulumi";
import type { Tenant } from "../components/tenant/tenant.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { loadDeployed } from "../tenants/contract/load.ts";
import { noticesOf } from "../tenants/contract/notices.ts";
import { createEnvironment } from "./environment.ts";
import { lastKnownNodes } from "./last-known-nodes.ts";
import { stackOutputs } from "./outputs.ts";
import { parseSettings } from "./settings/load.ts";

const { resolved, ...inputs } = readInputs();
const args = { ...inputs, lastKnown: await lastKnownNodes() };
const created: Tenant[] = [];
const environment = await createEnvironment(args, resolved, (tenant) => created.push(tenant));

export const { cluster, nodes, tenants, removed } = stackOutputs(environment, created);

function readInputs() {
  try {
    // The clock's own time: nothing around a deployment may make emergency access last.
    const settings = parseSettings(pulumi.getStack(), pulumi.runtime.allConfig(), ".", Date.now());
    const { deployed, removed } = loadDeployed({ directory: "tenants", settings });
    for (const notice of noticesOf(deployed, settings)) void pulumi.log.warn(notice);
    return { settings, removed, resolved: deployed.map(({ tenant }) => tenant) };
  } catch (error) {
    if (error instanceof InputError) throw new pulumi.RunError(error.message);
    throw error;
  }
}
