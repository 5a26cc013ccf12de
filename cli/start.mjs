// Before every command: what `--import tsx/esm` does, whatever the temporary directory is like. A directory that is not
// there ends the SDKs as they are loaded; one that cannot be written ends tsx, which keeps there what it has stripped.
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

if (!existsSync(tmpdir())) process.env.TMPDIR = existsSync("/tmp") ? "/tmp" : "/";
try {
  mkdirSync(join(tmpdir(), `tsx-${process.geteuid?.() ?? userInfo().username}`));
} catch (error) {
  if (error.code !== "EEXIST") process.env.TSX_DISABLE_CACHE = "1";
}
await import("tsx/esm");
