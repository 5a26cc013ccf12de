import { linkSync, lstatSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode } from "../tenants/contract/document/read-file.ts";
import { Fault, UsageError } from "./command.ts";
import { checkWritable, diskWords } from "./disk.ts";
import { withScratch } from "./scratch.ts";

interface WholeFile {
  readonly file: string;
  readonly text: string;
  /** Directory on the same disk in which it is written first. */
  readonly beside?: string;
  /** Never over another file. */
  readonly isNew?: boolean;
}

/** Writes a file whole or not at all, whatever ends this process meanwhile: elsewhere first, then to its place. */
export async function writeWhole({ file, text, beside = dirname(file), isNew = false }: WholeFile) {
  try {
    await withScratch({ parent: beside, prefix: ".eks-tenancy-" }, (folder) => {
      const draft = join(folder, basename(file));
      writeFileSync(draft, text, { flush: true });
      if (isNew) linkSync(draft, file);
      else renameSync(draft, file);
    });
  } catch (error) {
    if (errorCode(error) === "EEXIST")
      throw new UsageError(`${file} is there already. Change it, or choose another name.`);
    throw new Fault(`${file} is left as it was: ${diskWords(error)}`);
  }
}

/** @throws Fault or UsageError where it can be seen beforehand that the file will not be written. */
export function checkTarget(file: string): void {
  if (file === "") throw new UsageError("The file to write has an empty name.");
  checkDirectory(dirname(file), file);
  const known = lstatSync(file, { throwIfNoEntry: false });
  if (known?.isFile() === false) throw new UsageError(`${file} cannot be written: it is there, and no file.`);
}

/** @throws Fault where nothing can be made in a directory that the file needs. */
export function checkDirectory(directory: string, file: string): void {
  try {
    checkWritable(directory);
  } catch (error) {
    throw new Fault(`${file} cannot be written, because of ${directory}: ${diskWords(error)}`);
  }
}
