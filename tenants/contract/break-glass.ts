import type { DeployedTenant } from "./deployed-tenant.ts";
import { type Finding, finding } from "./document/finding.ts";
import { valueAt } from "./document/path.ts";
import type { BreakGlass } from "./tenant.ts";
import { endOf } from "./values/moment.ts";

/** Longest that emergency access may be asked for, in days. */
const longestBreakGlass = 30;

const day = 24 * 60 * 60 * 1000;
const path = ["access", "breakGlass"] as const;

/** The entries that hold at a moment, in milliseconds since 1970; one is over in the very second that it names. */
export const inForce = (entries: readonly BreakGlass[], now: number): readonly BreakGlass[] =>
  entries.filter(({ until }) => now < end(until));

/** Emergency access ends soon, or it would be nothing but an admin whom nobody reviews. */
export function checkBreakGlass(deployed: Stated, now: number): Finding[] {
  const what = `is more than ${longestBreakGlass} days ahead`;
  const remedy = "Choose an earlier end; whoever needs it for longer belongs among the admins";
  return statedEntries(deployed).flatMap(({ until }, index) =>
    end(until) - now > longestBreakGlass * day ? [finding([...path, index, "until"], what, remedy)] : [],
  );
}

/** What to tell people about entries that are past: `tenants/acme.yaml:9:7 access.breakGlass[0]: ended …`. */
export function lapsedNotices(deployed: DeployedTenant, now: number): string[] {
  return statedEntries(deployed).flatMap(({ principal, until }, index) => {
    if (now < end(until)) return [];
    const source = deployed.stated([...path, index]) ?? path;
    const { file, line, column } = deployed.locate(source);
    const ended = new Date(end(until)).toISOString().replace(".000Z", "Z");
    return [
      `${file}:${line}:${column} access.breakGlass[${index}]: ended ${ended}; ${principal} is left out.`,
    ];
  });
}

type Stated = Pick<DeployedTenant, "content" | "stated">;

/** The file's own list, past entries included. */
function statedEntries({ content, stated }: Stated): readonly BreakGlass[] {
  const source = stated(path);
  // The schema has checked it.
  return source === undefined ? [] : (valueAt(content, source) as readonly BreakGlass[]);
}

const end = (until: string) => endOf(until) ?? 0;
