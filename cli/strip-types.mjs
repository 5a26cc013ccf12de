// What `--import tsx/esm` does, also where the temporary directory cannot be written: tsx keeps there what it has
// stripped, and would end with a stack trace.
import { mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

try {
  mkdirSync(join(tmpdir(), `tsx-${process.geteuid?.() ?? userInfo().username}`), { recursive: true });
} catch {
  process.env.TSX_DISABLE_CACHE = "1";
}
await import("tsx/esm");
