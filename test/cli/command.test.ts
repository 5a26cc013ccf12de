import assert from "node:assert/strict";
import { command, Fault, plainCommand, run, UsageError, withForms } from "../../cli/command.ts";
import { InputError } from "../../tenants/contract/document/input-error.ts";

/** What a command that ends so writes to standard error, and its exit code. */
async function ending(error: unknown, actions = "true"): Promise<{ code: unknown; errors: string }> {
  const { argv, exitCode, env } = process;
  const before = env.GITHUB_ACTIONS;
  const write = process.stderr.write;
  let errors = "";
  process.argv = ["node", "x"];
  process.env.GITHUB_ACTIONS = actions;
  process.stderr.write = (text: string | Uint8Array) => {
    errors += String(text);
    return true;
  };
  try {
    await run(
      command("x", "y").action(() => {
        throw error;
      }),
    );
    return { code: process.exitCode, errors };
  } finally {
    process.stderr.write = write;
    process.argv = argv;
    process.exitCode = exitCode;
    if (before === undefined) delete process.env.GITHUB_ACTIONS;
    else process.env.GITHUB_ACTIONS = before;
  }
}

const problem = {
  file: "tenants/a,b:c.yaml",
  line: 14,
  column: 7,
  path: "quota.cpu",
  what: "80% is too much",
  remedy: "Lower it",
};

describe("the forms of an answer", () => {
  const parsed = (...flags: string[]) =>
    withForms(plainCommand("x", "y"), { "--json": "one", "--html <file>": "another" })
      .configureOutput({ writeErr: () => {} })
      .action(() => {})
      .parseAsync(["node", "x", ...flags]);

  it("are one at a time", async () => {
    for (const flags of [[], ["--json"], ["--html", "page.html"]]) await parsed(...flags);
    await assert.rejects(parsed("--json", "--html", "page.html"), /cannot be used with/);
    await assert.rejects(parsed("--html", "page.html", "--json"), /cannot be used with/);
  });
});

describe("how a command ends", () => {
  it("is 2 where npm kept a flag for itself, which would judge dev in silence", async () => {
    process.env.npm_config_stack = "prod";
    try {
      const { code, errors } = await ending(new Error("never reached"));
      assert.equal(code, 2);
      assert.match(
        errors,
        /npm kept --stack for itself: write flags after --, as in npm run --silent x -- --stack/,
      );
    } finally {
      delete process.env.npm_config_stack;
    }
  });

  it("is 1 for inputs at fault, annotated at their lines in GitHub Actions", async () => {
    const { code, errors } = await ending(new InputError([problem]));
    assert.equal(code, 1);
    assert.match(
      errors,
      /^::error file=tenants\/a%2Cb%3Ac\.yaml,line=14,col=7::quota\.cpu: 80%25 is too much\. Lower it\.$/m,
    );
    assert.doesNotMatch((await ending(new InputError([problem]), "")).errors, /::error/);
  });

  it("annotates a whole file without a path before the words", async () => {
    const { errors } = await ending(new InputError([{ ...problem, file: "tenants/a.yaml", path: "" }]));
    assert.match(errors, /^::error file=tenants\/a\.yaml,line=14,col=7::80%25 is too much\. Lower it\.$/m);
  });

  it("lets no input write a command of its own", async () => {
    const evil = "x\n::error::owned\r\n##[error]owned";
    const { errors } = await ending(
      new InputError([{ ...problem, file: evil, path: evil, what: evil, remedy: evil }]),
    );
    for (const line of errors.split("\n")) assert.doesNotMatch(line, /^\s*(::error::owned|##\[)/);
  });

  it("is 1 for another fault, 2 for wrong usage and 3 for a bug", async () => {
    assert.deepEqual(await ending(new Fault("no")), { code: 1, errors: "error: no\n" });
    assert.deepEqual(await ending(new UsageError("no")), { code: 2, errors: "error: no\n" });
    assert.equal((await ending(new Error("oops"))).code, 3);
  });
});
