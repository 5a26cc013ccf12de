import { readdirSync, readFileSync } from "node:fs";
import { errorCode } from "../../../tenants/contract/document/read-file.ts";

/** Variable that a command and all that it starts carry, whoever their parent becomes. */
export const mark = "EKS_TENANCY_TEST_RUN";

/** The processes that carry this mark, as Linux tells them. */
export function marked(value: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(pid, "environ").split("\0").includes(`${mark}=${value}`))
    .map((pid) => `${pid} ${read(pid, "cmdline").replaceAll("\0", " ")}`);
}

/** Nothing of a process that ends meanwhile, or is somebody else's. */
function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH", "EACCES", "EPERM"].includes(errorCode(error))) return "";
    throw error;
  }
}
