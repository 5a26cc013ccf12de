import { onceFor } from "../objects/once.ts";
import { tried, Unjudgeable } from "../objects/unjudgeable.ts";
import { syntaxOf } from "./cel.ts";
import { isPlain } from "./conditions.ts";
import type { Matcher } from "./match.ts";
import type { BoundPolicy, Rules } from "./policy.ts";
import { exemptionsIn, isName, type Sight } from "./sight.ts";

/**
 * Why a refusal by this policy cannot be counted on, where it can not: other requests, that differ in nothing of
 * matter, could step out of its sight.
 */
export const exemptions = onceFor((policy: BoundPolicy): readonly string[] => [...new Set(find(policy))]);

function find({ matchers, rules }: BoundPolicy): string[] {
  const found = rules instanceof Unjudgeable ? rules : tried(() => inAll(rules, matchers));
  return found instanceof Unjudgeable ? [`cannot be judged: ${found.message}`] : found;
}

const inAll = (rules: Rules, matchers: readonly Matcher[]): string[] => [
  ...(rules.failurePolicy === "Ignore" ? ["lets everything pass when it fails"] : []),
  ...matchers.flatMap(inMatcher),
  ...inConditions(rules),
  ...inRules(rules, matchers),
];

function inMatcher({ objects, rules, excluded, matchPolicy }: Matcher): string[] {
  return [
    ...(objects.length > 0 ? ["looks at objects with certain labels only (objectSelector)"] : []),
    ...(excluded.length > 0 ? ["leaves kinds out (excludeResourceRules)"] : []),
    ...(rules?.some(({ names }) => names.length > 0) ? ["looks at certain names only (resourceNames)"] : []),
    ...(matchPolicy === "Equivalent" ? [] : ["looks at certain versions only (matchPolicy)"]),
  ];
}

const inConditions = ({ conditions }: Rules) =>
  conditions
    .filter(({ expression }) => !isPlain(syntaxOf(expression)))
    .map(({ name }) => `has a condition, ${name}, that says more than who asks or what changes`);

function inRules({ variables, validations }: Rules, matchers: readonly Matcher[]): string[] {
  const names = new Set<string>();
  const sight: Sight = { names, elements: new Set(), annotations: aboutAnnotations(matchers) };
  const found = variables.flatMap(({ name, expression }) => {
    const node = syntaxOf(expression);
    if (isName(node, sight) || isNameOrNothing(node, sight)) names.add(name);
    return exemptionsIn(node, sight);
  });
  return [...found, ...validations.flatMap(({ expression }) => exemptionsIn(syntaxOf(expression), sight))];
}

/** `namespaceObject == null ? "" : …` */
const isNameOrNothing = (node: ReturnType<typeof syntaxOf>, sight: Sight) =>
  node.op === "?:" && node.args.slice(1).some((part) => isName(part, sight));

/** Annotations of these steer load balancers, which is what may be refused by them. */
const aboutAnnotations = (matchers: readonly Matcher[]) =>
  matchers.every(
    ({ rules }) =>
      rules === null ||
      rules.every(({ resources }) => resources.every((one) => ["services", "ingresses"].includes(one))),
  );
