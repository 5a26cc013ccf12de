import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes the pieces to standard output as fast as the reader takes them, and stops when it has had enough. */
export async function print(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    // What the system refuses is told where the stream is listened to.
    if (!(error instanceof Error && "syscall" in error)) throw error;
  }
}
