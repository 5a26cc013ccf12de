import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { draftTenant } from "../../../cli/new/draft.ts";
import { loadSettings } from "../../../stacks/settings/load.ts";
import { cloneTree } from "../../support/clone.ts";
import { least } from "../../support/tenants.ts";

/** A command to kill, and what it must leave as it was, or finish. */
export interface Victim {
  readonly args: readonly string[];
  /** The file that it writes, from the repository's root, and what may stand there. */
  readonly target?: { readonly file: string; isWhole(text: string | null): boolean };
}

export interface Range {
  readonly root: string;
  /** The directory of temporary files. */
  readonly temporary: string;
  readonly victims: Readonly<Record<string, Victim>>;
  git(...args: readonly string[]): string;
  /** As before any command ran. */
  reset(): void;
  remove(): void;
}

const before = "<p>what stood there before</p>";

/** A repository in which every command has something to do that takes a while. */
export function shootingRange(): Range {
  const clone = cloneTree();
  const { root, git } = clone;
  const temporary = join(root, ".git/tmp");
  mkdirSync(temporary);
  writeFileSync(join(root, ".git/info/exclude"), "/node_modules\n");
  const edit = (file: string, from: string | RegExp, to: string) =>
    writeFileSync(join(root, file), readFileSync(join(root, file), "utf8").replace(from, to));
  // Against the first commit the base's own program runs, against the second this one plans both.
  edit("stacks/tiers.yaml", /^( +pods: )\d+$/m, "$135");
  git("commit", "--quiet", "--all", "--message", "tiers");
  edit("tenants/acme.yaml", "quota: { cpu: 2,", "quota: { cpu: 1,");
  mkdirSync(join(root, "many"));
  for (let index = 100; index < 165; index++) writeFileSync(join(root, `many/t-${index}.yaml`), least());
  git("add", "--all");
  git("commit", "--quiet", "--message", "tenants");
  const draft = draftTenant(
    "stark",
    { tier: "regular", team: "t", email: "t@acme.example", environments: ["dev"], ...nobody },
    loadSettings({ stack: "dev", root }).tiers.regular ?? fail(),
  );
  const page = (text: string | null) => text === before || /^<!doctype html>.*<\/html>\n$/is.test(text ?? "");
  const owner = ["--tier", "regular", "--team", "t", "--email", "t@acme.example", "--environment", "dev"];
  return {
    root,
    temporary,
    git,
    victims: {
      plan: { args: ["plan", "--html", "dev.html"], target: { file: "dev.html", isWhole: page } },
      "plan of many": { args: ["plan", "--tenants", "many", "--json"] },
      "diff of tenants": { args: ["diff", "--base", "HEAD^"] },
      "diff of programs": { args: ["diff", "--base", "HEAD^^"] },
      comment: { args: ["comment", "--base", "HEAD^^"] },
      new: {
        args: ["new", "stark", ...owner],
        target: { file: "tenants/stark.yaml", isWhole: (text) => text === null || text === draft },
      },
    },
    reset() {
      writeFileSync(join(root, "dev.html"), before);
      rmSync(join(root, "tenants/stark.yaml"), { force: true });
    },
    remove: () => clone.remove(),
  };
}

const nobody = { admins: [], developers: [], viewers: [] };

function fail(): never {
  throw new Error("there is no tier regular");
}

export const textOf = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : null);
