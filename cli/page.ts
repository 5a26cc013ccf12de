import type { PlanDiff } from "../plan/diff/diff.ts";
import type { Plan } from "../plan/plan.ts";
import { UsageError } from "./command.ts";
import { progress } from "./progress.ts";
import { checkTarget, writeWhole } from "./whole-file.ts";

interface PageOptions {
  readonly html?: string;
  readonly tenant?: string;
}

/** Before anything takes time. @throws UsageError or Fault where no page can be written. */
export function checkPage({ html, tenant }: PageOptions): void {
  if (html === undefined) return;
  if (tenant !== undefined) throw new UsageError("--html shows the whole environment: leave --tenant out.");
  checkTarget(html);
}

/** Writes the page of a whole plan, judged, with what changes where it was compared. */
export async function writePage(file: string, plan: Plan, diff: PlanDiff | null = null): Promise<void> {
  const { environmentOf } = await import("../plan/render/html/environment.ts");
  const { renderPage } = await import("../plan/render/html/page.ts");
  const environment = environmentOf(plan, diff, progress("judged", "claims"));
  await writeWhole({ file, text: renderPage(environment) });
  const { claims } = environment.proof;
  const holding = claims.filter(({ holds }) => holds).length;
  process.stdout.write(
    `${file}: ${plan.tenants.length} tenants, ${holding} of ${claims.length} claims hold\n`,
  );
}
