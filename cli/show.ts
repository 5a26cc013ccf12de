import { root } from "../plan/inputs.ts";
import { renderExplained } from "../plan/render/explained.ts";
import { loadSettings, tierSource } from "../stacks/settings/load.ts";
import { explainTenant } from "../tenants/contract/explain.ts";
import { loadTenants } from "../tenants/contract/load.ts";
import { type CommonOptions, command, notify, run } from "./command.ts";
import { noSuchTenant } from "./tenant.ts";

interface ShowOptions extends CommonOptions {
  readonly json?: true;
}

await run(
  command("show", "Show a tenant as a stack resolves it: every value, and where it comes from.")
    .argument("<tenant>", "name of the tenant")
    .option("--json", "as JSON: the tenant, and its values with their sources")
    .action(show),
);

function show(name: string, { stack, tenants: directory, json }: ShowOptions): void {
  const settings = loadSettings({ stack, root });
  const explained = explainTenant({ name, directory, settings, tierSource: tierSource({ stack, root }) });
  if (explained === null)
    throw noSuchTenant(name, { settings, tenants: loadTenants({ directory, settings }) });
  const { notices, ...shown } = explained;
  notify(notices);
  process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : renderExplained(explained));
}
