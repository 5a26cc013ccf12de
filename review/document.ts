import { readFileSync } from "node:fs";
import { errorCode } from "../tenants/contract/document/read-file.ts";

/** A file is not what it should be; the message says what to do. */
export class DocumentFault extends Error {}

/** The text that `writer`, a command, wrote into a file. @throws DocumentFault */
export function readOutput(file: string, writer: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new DocumentFault(`${file} cannot be read (${errorCode(error)}). Name what ${writer} wrote.`);
  }
}
