import type { Json } from "../../plan/plan.ts";
import { list, nothingElse, object, text, textMap, texts } from "./json.ts";
import { Unjudgeable } from "./unjudgeable.ts";

/** All of them must hold; none: everything is selected. */
export type Selector = readonly Requirement[];

interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values: readonly string[];
}

/** The labels of something; with `open`, it may have others besides, of any value. */
export interface Labels {
  readonly known: Readonly<Record<string, string>>;
  readonly open: boolean;
}

export const exactly = (known: Readonly<Record<string, string>>): Labels => ({ known, open: false });
export const atLeast = (known: Readonly<Record<string, string>>): Labels => ({ known, open: true });
export const anything: Labels = { known: {}, open: true };

/** Reads a LabelSelector. */
export function readSelector(selector: Json | undefined): Selector {
  const { matchLabels, matchExpressions, ...rest } = object(selector);
  nothingElse("a selector", rest);
  return [
    ...Object.entries(textMap(matchLabels)).map(
      ([key, value]): Requirement => ({ key, operator: "In", values: [value] }),
    ),
    ...list(matchExpressions).map((expression): Requirement => {
      const { key, operator, values } = object(expression);
      return { key: text(key), operator: readOperator(text(operator)), values: texts(values) };
    }),
  ];
}

function readOperator(operator: string): Requirement["operator"] {
  switch (operator) {
    case "In":
    case "NotIn":
    case "Exists":
    case "DoesNotExist":
      return operator;
    default:
      throw new Unjudgeable(`a selector has the operator ${operator}`);
  }
}

/** Whether something with these labels can be selected. */
export const maySelect = (selector: Selector, labels: Labels) =>
  selector.every((requirement) => holds(requirement, labels) ?? true);

/** Whether something with these labels is selected whatever else it is labelled. */
export const surelySelects = (selector: Selector, labels: Labels) =>
  selector.every((requirement) => holds(requirement, labels) ?? false);

/** Undefined where it depends on labels that are not known. */
function holds({ key, operator, values }: Requirement, { known, open }: Labels): boolean | undefined {
  const value = Object.hasOwn(known, key) ? known[key] : undefined;
  if (value === undefined && open) return undefined;
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}
