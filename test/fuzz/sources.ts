import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadSettings } from "../../stacks/settings/load.ts";
import type { Settings } from "../../stacks/settings/settings.ts";

const root = new URL("../../", import.meta.url).pathname;

export const dev: Settings = loadSettings({ stack: "dev", root });

/** The repository's own files, from which cases are made. */
export const tenantTexts = filesIn("tenants", /^(?!removed).*\.yaml$/).filter(
  (text) => !text.includes("{ tenant:"),
);
export const stackTexts = filesIn("stacks", /^Pulumi\..*\.yaml$/);
export const [tiersText = ""] = filesIn("stacks", /^tiers\.yaml$/);

export const contentsOf = (texts: readonly string[]): readonly unknown[] => texts.map((text) => parse(text));

function filesIn(folder: string, form: RegExp): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => form.test(name))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), "utf8"));
}
