import type { Condition } from "./condition.ts";
import { holds } from "./condition.ts";
import type { Decision, Request } from "./evaluate.ts";
import type { Statement } from "./policy.ts";

/** What of a decision nobody can tell for certain, to stand behind it; nothing where all is. */
export function doubts({ doubtful = [] }: Decision, request: Request): string {
  return doubtful.map((statement) => `; ${doubt(statement, request)}`).join("");
}

function doubt({ name, effect, conditions, resources }: Statement, { context }: Request): string {
  const unknown = conditions.filter((condition) => holds(condition, context) === null).map(inWords);
  const variables = (resources?.texts ?? []).filter((text) => text.includes("${"));
  const what = [...unknown, ...variables].join(", ") || "whom it speaks of";
  return effect === "Allow"
    ? `statement ${name} counts as permitting, since this judge cannot tell ${what}`
    : `statement ${name} counts as denying nothing, since this judge cannot tell ${what}`;
}

const inWords = ({ operator, key }: Condition) => (key === "" ? operator : `${operator} on ${key}`);
