import { linkSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileIn } from "../../tenants/contract/directory.ts";
import { errorCode } from "../../tenants/contract/read-file.ts";
import { Fault, UsageError } from "../command.ts";

/**
 * Creates a file of the tenants directory whole or not at all, and never over another. It is written beside the
 * directory, where a leftover of a killed process is nobody's tenant, and then linked to its place in one step.
 */
export function createFile(directory: string, name: string, text: string): void {
  const file = fileIn(directory, name);
  try {
    const scratch = mkdtempSync(join(dirname(resolve(directory)), ".new-tenant-"));
    try {
      writeFileSync(join(scratch, name), text, { flush: true });
      linkSync(join(scratch, name), file);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST")
      throw new UsageError(`${file} is there already. Change it, or choose another name.`);
    throw new Fault(`${file} cannot be written (${code}): nothing was changed.`);
  }
}
