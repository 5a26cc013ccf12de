import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inputsOf } from "../support/tenants.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: object };

// As a newcomer has it: no account, no cluster, no Pulumi CLI.
const bare = { PATH: process.env.PATH ?? "", HOME: "/nonexistent" };
const npm = (...words: string[]) =>
  execFileSync("npm", ["run", "--silent", ...words], { cwd: root, env: bare, encoding: "utf8" });

/** What stands in `tenants/`, by name. */
const examples = () =>
  Object.fromEntries(
    readdirSync(`${root}tenants`)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => [file.replace(".yaml", ""), readFileSync(`${root}tenants/${file}`, "utf8")]),
  );

describe("the README", function () {
  this.timeout(120_000);

  it("names scripts, folders and files that exist", () => {
    const named = [...readme.matchAll(/`npm run ([a-z:]+)/g)].map(([, script]) => script ?? "");
    assert.ok(named.length > 5);
    for (const script of named) assert.ok(script in scripts, script);
    const paths = [...readme.matchAll(/`([a-z]+\/[\w./]*)`|\]\(((?!http)[^)]+)\)/g)].map(
      ([, a, b]) => a ?? b ?? "",
    );
    assert.ok(paths.length > 10);
    for (const path of paths) {
      const places = [path, `components/platform/${path}`, `stacks/${path}`, `tenants/${path}`];
      assert.ok(
        places.some((place) => existsSync(`${root}${place}`)),
        path,
      );
    }
  });

  it("shows a tenant file that passes beside the examples", () => {
    const file = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1]?.replace(/^ {3}/gm, "") ?? "";
    for (const stack of ["dev", "prod"]) {
      const names = inputsOf({ ...examples(), shop: file }, stack).tenants.map(({ name }) => name);
      assert.ok(names.includes("shop") && names.includes("acme"), names.join());
    }
  });

  it("has a first command that works with nothing but Node", () => {
    assert.match(npm("plan"), /^dev {2}cluster .*\n\d+ tenants\n/m);
    assert.match(npm("show", "--", "acme"), /owner\.team +tenants\/acme\.yaml:4:16 +payments/);
  });
});
