import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings } from "../../../stacks/settings/load.ts";
import type { Settings } from "../../../stacks/settings/settings.ts";
import { InputError } from "../../../tenants/contract/document/input-error.ts";
import { loadTenants } from "../../../tenants/contract/load.ts";
import type { ResolvedTenant } from "../../../tenants/contract/tenant.ts";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const dev: Settings = loadSettings({ stack: "dev", root });
export const staging: Settings = loadSettings({ stack: "staging", root });
export const prod: Settings = loadSettings({ stack: "prod", root });

/** The smallest valid file; a test adds lines. */
export const minimal = `tier: regular
owner: { team: payments, email: payments@acme.example }
environments: { dev: {}, staging: {}, prod: {} }
`;

/** A minimal premium file on its own nodes. */
export const dedicated = minimal.replace("tier: regular", "tier: premium");

/** Calls `use` with a directory that holds these files. */
export function withDirectory<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (directory: string) => Result,
): Result {
  const directory = mkdtempSync(join(tmpdir(), "tenants-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), content);
    }
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The tenants of a directory with these files. */
export function load(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings = dev,
): readonly ResolvedTenant[] {
  return withDirectory(files, (directory) => loadTenants({ directory, settings }));
}

/** The one tenant `acme` of a file with this text. */
export function acme(text: string, settings = dev): ResolvedTenant {
  const tenant = load({ "acme.yaml": text }, settings).find(({ name }) => name === "acme");
  if (tenant === undefined) throw new Error("acme is not deployed");
  return tenant;
}

/** The lines that a person reads, the directory's name cut off; none where everything is accepted. */
export function problems(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings = dev,
): readonly string[] {
  return withDirectory(files, (directory) => problemsIn(directory, settings));
}

export function problemsIn(directory: string, settings = dev): readonly string[] {
  try {
    loadTenants({ directory, settings });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error.message.split("\n").slice(0, -1);
    return lines.map((line) => line.replaceAll(`${directory}/`, "").replaceAll(directory, "<directory>"));
  }
}
