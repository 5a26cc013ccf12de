import type { Finding } from "./document/finding.ts";
import type { Locate } from "./document/issues.ts";
import { type Path, printPath } from "./document/path.ts";
import type { TenantFile } from "./schema/tenant-file.ts";
import type { ResolvedTenant } from "./tenant.ts";
import type { Tier } from "./tier.ts";

/** A tenant of the stack, with what a problem of it is located by. */
export interface DeployedTenant {
  readonly tenant: ResolvedTenant;
  readonly tier: Tier;
  /** The file's content. */
  readonly content: TenantFile;
  /** The path in the file that gives a resolved value; undefined where the tier or the nodes do. */
  stated(path: Path): Path | undefined;
  /** Whether what the file says there is understood. */
  isKnown(path: Path): boolean;
  readonly locate: Locate;
}

/** A finding at the line that decided the value; at the tier's where the file states none. */
export function toProblem(
  { path, what, remedy }: Finding,
  { stated, locate }: Pick<DeployedTenant, "stated" | "locate">,
) {
  const source = stated(path);
  return { ...locate(source ?? ["tier"]), path: printPath(source ?? path), what, remedy };
}
