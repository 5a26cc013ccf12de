import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../tenants/contract/input-error.ts";

/** Writes a file whole or not at all: beside it first, then over it. */
export function writeWhole(file: string, text: string): void {
  checkTarget(file);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { flag: "wx" });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw unwritable(file, reasonOf(error));
  }
}

/** @throws InputError where it can be seen beforehand that the file will not be written. */
export function checkTarget(file: string): void {
  if (file === "") throw unwritable(file, "the file's name is empty");
  const directory = statusOf(dirname(file));
  if (directory === null) throw unwritable(file, `there is no directory ${dirname(file)}`);
  const known = statusOf(file);
  if (known !== null && !known.isFile()) throw unwritable(file, "this is there, and is no file");
}

function statusOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw unwritable(path, reasonOf(error));
  }
}

const unwritable = (file: string, what: string) =>
  new InputError([{ file, line: 1, column: 1, path: "", what: `cannot be written: ${what}`, remedy }]);

const remedy = "Name a file in a directory that you may write to";

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
