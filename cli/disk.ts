import { accessSync, constants } from "node:fs";
import { errorCode } from "../tenants/contract/document/read-file.ts";

/** Why a disk does not do as it is told, and what to do: `the disk is full (ENOSPC). Free some space.` */
export function diskWords(error: unknown, remedy?: string): string {
  const code = errorCode(error);
  const [what, usual] = words.get(code) ?? ["it does not work", "Name another place"];
  return `${what} (${code}). ${remedy ?? usual}.`;
}

/** @throws the system's error where nothing can be made in a directory. */
export function checkWritable(directory: string): void {
  // With the dot a file in its stead is one, not a lack of permission.
  accessSync(`${directory}/.`, constants.W_OK | constants.X_OK);
}

const allowed = ["permission denied", "Name a place that you may use, or change its mode"] as const;

const words = new Map<string, readonly [what: string, remedy: string]>([
  ["ENOSPC", ["the disk is full", "Free some space"]],
  ["EDQUOT", ["the disk's quota is used up", "Free some space"]],
  ["EROFS", ["the disk is read-only", "Name a place that can be written"]],
  ["EACCES", allowed],
  ["EPERM", allowed],
  ["ENOENT", ["there is no such file or directory", "Create it, or correct the name"]],
  ["ENOTDIR", ["there is a file where a directory is named", "Correct the name"]],
  ["EISDIR", ["there is a directory where a file is named", "Correct the name"]],
  ["ENAMETOOLONG", ["the name is too long", "Choose a shorter one"]],
]);
