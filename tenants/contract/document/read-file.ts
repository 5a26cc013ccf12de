import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Problem } from "./input-error.ts";

/** Largest file that is read, in bytes. */
const largestFile = 64 * 1024;

/** The text of a regular file, or what is wrong with it; never follows a link, waits on a pipe or reads a device. */
export function readText(path: string, file: string): { text: string } | { problem: Problem } {
  const wrong = (what: string, remedy: string) => ({
    problem: { file, line: 1, column: 1, path: "", what, remedy },
  });
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return wrong(...openWords(error));
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return wrong("is not a regular file", "Remove it or replace it by a file");
    if (status.size > largestFile) {
      return wrong(`is ${status.size} bytes`, `A file may have ${largestFile}: remove what does not belong`);
    }
    const buffer = Buffer.alloc(status.size + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= status.size; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
    if (length > status.size) return wrong("grows while it is read", "Read a file that nothing writes to");
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, length)) };
  } catch (error) {
    if (error instanceof TypeError) return wrong("is not UTF-8 text", "Save it as UTF-8");
    return wrong(...openWords(error));
  } finally {
    closeSync(descriptor);
  }
}

function openWords(error: unknown): [what: string, remedy: string] {
  const code = errorCode(error);
  if (code === "ELOOP") return ["is a symbolic link", "Replace it by the file itself"];
  if (code === "ENOENT") return ["does not exist", "Create it or correct the name"];
  if (code === "EACCES" || code === "EPERM") return ["cannot be read: permission denied", "Make it readable"];
  return [`cannot be read (${code})`, "Make it a readable file"];
}

export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
