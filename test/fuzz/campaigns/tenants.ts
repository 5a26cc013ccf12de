import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type fc from "fast-check";
import { stringify } from "yaml";
import { loadTenants } from "../../../tenants/contract/load.ts";
import type { ResolvedTenant } from "../../../tenants/contract/tenant.ts";
import { spoiltBytes } from "../bytes.ts";
import { type Campaign, type Figures, run } from "../campaign.ts";
import { spoilt } from "../content.ts";
import { judged } from "../judge.ts";
import { mutated } from "../mutations.ts";
import { contentsOf, dev, tenantTexts } from "../sources.ts";
import { self, tenantContent } from "../tenant-content.ts";

const asYaml = (content: unknown) => stringify(content, { aliasDuplicateObjects: false });

/** Files that are right in most places, and files whose values, text or bytes are spoilt. */
const kinds: readonly fc.Arbitrary<string | Buffer>[] = [
  tenantContent.map(asYaml),
  spoilt(contentsOf(tenantTexts)).map(asYaml),
  spoilt(contentsOf(tenantTexts)).map((content) => JSON.stringify(content) ?? ""),
  mutated(tenantTexts),
  spoiltBytes(tenantTexts),
];

/** Reads one tenant file at a time. */
export function fuzzTenants(campaign: Campaign): Promise<Figures> {
  let index = 0;
  return run(campaign, kinds, (content, folder) => {
    const name = `case-${String(index++).padStart(6, "0")}`;
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, typeof content === "string" ? content.replaceAll(self, name) : content);
    const tenants = judged(() => loadTenants({ directory: folder, settings: dev }));
    rmSync(file);
    const own = String(content).includes(self);
    return (tenants ?? [])
      .filter((tenant) => own || standsAlone(tenant))
      .map((tenant) => ({ settings: dev, tenants: [tenant], isSociable: true }));
  });
}

/** Whether others of its kind may stand beside it in one plan: it names nobody who is named by them too. */
const standsAlone = ({ access, network }: ResolvedTenant) =>
  Object.values(access).every((list) => list.length === 0) &&
  ![...network.allowFrom, ...network.allowTo].some((peer) => "tenant" in peer);
