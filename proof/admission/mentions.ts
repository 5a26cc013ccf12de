import type { ASTNode } from "@marcbachmann/cel-js";
import type { JsonObject } from "../objects/json.ts";
import { tried, Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { syntaxOf } from "./cel.ts";
import { boundPolicies, type Rules } from "./policy.ts";
import { literalOf, partsOf } from "./syntax.ts";

const labelKey = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Labels of every key that a policy mentions: one of them could be what lets an attack pass. */
export function mentionedLabels(view: View): JsonObject {
  const said = boundPolicies(view).flatMap(({ rules }) =>
    rules instanceof Unjudgeable ? [] : textsIn(rules),
  );
  return Object.fromEntries(said.filter((text) => labelKey.test(text)).map((key) => [key, "any"]));
}

const textsIn = ({ variables, validations }: Rules): string[] =>
  [...variables, ...validations].flatMap(({ expression }) => literalsOf(expression));

function literalsOf(expression: string): string[] {
  const literals = tried(() => literalsIn(syntaxOf(expression)));
  // Such a policy does not count anyway.
  return literals instanceof Unjudgeable ? [] : literals;
}

function literalsIn(node: ASTNode): string[] {
  const own = literalOf(node);
  return own === undefined ? partsOf(node).flatMap(literalsIn) : [own];
}
