import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../cluster/client/until.ts";
import { type Clone, cloneTree } from "../support/clone.ts";
import { mark, marked } from "./kills/marked.ts";

const forever = "setInterval(() => {}, 1000);\n";

/** A process that a diff with the first commit starts, and that would never end by itself. */
const started: [what: string, shows: RegExp, hang: (clone: Clone) => void][] = [
  [
    "the base's program",
    / cli\/plan\.ts /,
    ({ root, git }) => {
      copyFileSync(join(root, "cli/plan.ts"), join(root, "plan.ts"));
      writeFileSync(join(root, "cli/plan.ts"), forever);
      git("commit", "--quiet", "--all", "--message", "hangs");
      copyFileSync(join(root, "plan.ts"), join(root, "cli/plan.ts"));
    },
  ],
  [
    "the installation of its packages",
    /\bnpm ci /,
    ({ root }) => {
      appendFileSync(join(root, "package-lock.json"), "\n");
      mkdirSync(join(root, "bin"));
      writeFileSync(join(root, "bin/npm"), `#!/usr/bin/env node\n${forever}`);
      chmodSync(join(root, "bin/npm"), 0o755);
    },
  ],
];

describe("a diff that is killed where it can do nothing about it", function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform !== "linux") this.skip();
  });

  let clone: Clone;
  let name = "";
  afterEach(() => {
    for (const line of marked(name)) process.kill(Number.parseInt(line, 10), "SIGKILL");
    clone.remove();
  });

  for (const [what, shows, hang] of started) {
    it(`takes ${what} with it`, async () => {
      clone = cloneTree();
      hang(clone);
      name = `orphans ${what}`;
      const env = {
        ...process.env,
        [mark]: name,
        PATH: `${clone.root}/bin:${process.env.PATH}`,
        TMPDIR: join(clone.root, ".git"),
      };
      const args = ["--import", "tsx", "cli/diff.ts", "--base", "HEAD"];
      const diff = spawn(process.execPath, args, { cwd: clone.root, env, stdio: "ignore" });
      const closed = once(diff, "close");
      const runs = async () => marked(name).some((line) => shows.test(line));
      await until(`${what} runs`, runs, 60);
      diff.kill("SIGKILL");
      await closed;
      await until("nothing runs any more", async () => marked(name).length === 0);
    });
  }
});
