import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { fixClock } from "../stacks/settings/clock.ts";
import { InputError } from "../tenants/contract/document/input-error.ts";
import { printable } from "../tenants/contract/document/printable.ts";
import { errorCode } from "../tenants/contract/document/read-file.ts";
import { momentOf } from "../tenants/contract/values/moment.ts";
import { stackName as stackPattern } from "../tenants/contract/values/names.ts";
import { annotate } from "./annotate.ts";
import { diskWords } from "./disk.ts";

/** Exit codes of every command. */
const exit = { fine: 0, fault: 1, usage: 2, bug: 3 } as const;

/** A flag or an argument that makes no sense for these inputs. */
export class UsageError extends Error {}

/** Something that stands in nobody's file is at fault: a commit that cannot be planned, a removal in one step. */
export class Fault extends Error {}

/** Where the inputs are: flags that every command has. */
export interface CommonOptions {
  readonly stack: string;
  readonly tenants: string;
}

/** A command with the common flags. */
export function command(name: string, summary: string): Command {
  return commandOfStacks(name, summary).option("--stack <name>", stackHelp, stackName, "dev");
}

export const stackHelp = "environment, a stacks/Pulumi.<name>.yaml";

/** The same for a command that decides by itself which stacks it takes. */
export function commandOfStacks(name: string, summary: string): Command {
  return plainCommand(name, summary)
    .option("--tenants <dir>", "directory of tenant files", "tenants")
    .option("--now <time>", "judge as of this date or time, not the clock's", fixedClock);
}

/** A command with no flags yet, run as `npm run --silent <name> -- <flags>`. */
export function plainCommand(name: string, summary: string): Command {
  return new Command(`npm run --silent ${name} --`)
    .description(summary)
    .helpOption("--help", "show this")
    .showHelpAfterError("(--help lists the flags)")
    .addHelpText(
      "after",
      "\nExits with 0 if all is fine, 1 if the input or a claim is at fault, 2 on wrong usage, 3 on a bug.",
    )
    .allowExcessArguments(false)
    .exitOverride();
}

/** Adds flags that each ask for the answer in another form, of which there is one. */
export function withForms(program: Command, forms: Readonly<Record<string, string>>): Command {
  const options = Object.entries(forms).map(([flags, help]) => new Option(flags, help));
  const names = options.map((option) => option.attributeName());
  for (const option of options) {
    program.addOption(option.conflicts(names.filter((name) => name !== option.attributeName())));
  }
  return program;
}

/** Runs a command to its exit code: 0 fine, 1 the input is at fault, 2 wrong usage, 3 a bug. */
export async function run(program: Command): Promise<void> {
  process.stdout.on("error", noteUnwritten);
  // Whoever closed it does not want to know.
  process.stderr.on("error", () => {});
  try {
    checkForwarded(program);
    await program.parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** npm keeps flags that stand before `--` for itself: passed over in silence, `--stack=prod` would judge dev. */
function checkForwarded(program: Command): void {
  const kept = program.options.find(({ long }) => long && npmKeeps(long))?.long;
  if (kept === undefined) return;
  throw new UsageError(
    `npm kept ${kept} for itself: write flags after --, as in ${program.name()} ${kept} …`,
  );
}

/** An address may stand in anybody's .npmrc. */
const npmKeeps = (flag: string): boolean =>
  flag !== "--email" && process.env[`npm_config_${flag.slice(2).replaceAll("-", "_")}`] !== undefined;

function report(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`);
    return exit.usage;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage;
  if (error instanceof Fault) {
    process.stderr.write(`error: ${error.message}\n`);
    return exit.fault;
  }
  if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`);
    annotate(error.problems);
    return exit.fault;
  }
  if (isSystemError(error)) {
    process.stderr.write(`error: ${printable(error.path)}: ${diskWords(error)}\n`);
    return exit.fault;
  }
  const detail = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`This is a bug in eks-tenancy, please report it with these lines.\n${detail}\n`);
  return exit.bug;
}

/** A file that somebody named, or a disk, does not do as it is told. */
const isSystemError = (error: unknown): error is Error & { readonly path: string } =>
  error instanceof Error && "syscall" in error && "path" in error && typeof error.path === "string";

export function stackName(value: string): string {
  // It becomes part of a path.
  if (!stackPattern.test(value)) throw new InvalidArgumentError("A stack is named like dev.");
  return value;
}

/** Tells people on standard error what is no fault. */
export function notify(notices: readonly string[]): void {
  for (const notice of notices) process.stderr.write(`notice: ${printable(notice)}\n`);
}

function fixedClock(value: string): string {
  const at = momentOf(value);
  if (at === null) throw new InvalidArgumentError("Write it as 2026-11-30 or 2026-11-30T18:00:00Z.");
  fixClock(at);
  return value;
}

/** A reader that has had enough is no fault; a disk that is full is one. */
function noteUnwritten(error: Error): void {
  if (errorCode(error) === "EPIPE") return;
  process.stderr.write(`error: standard output cannot be written: ${diskWords(error)}\n`);
  process.exitCode = exit.fault;
}
