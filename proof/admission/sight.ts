import type { ASTNode } from "@marcbachmann/cel-js";
import { markKey, nodesKey, stateKey, tenantKey, tierKey } from "../vocabulary.ts";
import { literalOf, partsOf, type Reading, readingOf } from "./syntax.ts";

/** What an expression of a policy may go by. */
export interface Sight {
  /** Variables and elements that are, or contain, the name of a namespace, a user or a group. */
  readonly names: ReadonlySet<string>;
  /** Elements of lists: what they are part of has been looked at. */
  readonly elements: ReadonlySet<string>;
  /** Whether annotations are what the policy is about. */
  readonly annotations: boolean;
}

/**
 * How an expression could spare somebody whom no corpus of requests contains: by anything of the request, the
 * namespace or the object's metadata that it has no business with, or by a part of a name. Names may only be compared
 * and put together, so that what holds for one namespace holds for all that no expression mentions.
 */
export function exemptionsIn(node: ASTNode, sight: Sight): string[] {
  const reading = readingOf(node);
  if (reading !== undefined) {
    const seen = maySee(reading, sight) ? [] : [`reads ${textOf(reading)}`];
    return [...seen, ...keysIn(node).flatMap((key) => exemptionsIn(key, sight))];
  }
  switch (node.op) {
    case "==":
    case "!=":
      return isKnownComparison(node.op, node.args) ? [] : inParts(node, sight);
    case "call":
      return [
        ...(node.args[0] === "size" ? apart(node.args[0], node.args[1], sight) : []),
        ...inParts(node, sight),
      ];
    case "rcall":
      return inCall(node.args, sight);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return [...apart(node.op, node.args, sight), ...inParts(node, sight)];
    default:
      return inParts(node, sight);
  }
}

const inParts = (node: ASTNode, sight: Sight) => partsOf(node).flatMap((part) => exemptionsIn(part, sight));

const iterating = ["all", "exists", "exists_one", "filter", "map"];

function inCall([name, receiver, args]: [string, ASTNode, ASTNode[]], sight: Sight): string[] {
  const [first, ...rest] = args;
  if (iterating.includes(name) && first?.op === "id") {
    const inside = withElement(sight, first.args, isName(receiver, sight));
    return [...exemptionsIn(receiver, sight), ...rest.flatMap((part) => exemptionsIn(part, inside))];
  }
  const parts = [receiver, ...args].flatMap((part) => exemptionsIn(part, sight));
  if (name === "startsWith" && args.some((part) => isName(part, sight))) return parts;
  return [...apart(name, [receiver, ...args], sight), ...parts];
}

const withElement = (sight: Sight, element: string, named: boolean): Sight => ({
  ...sight,
  elements: new Set([...sight.elements, element]),
  names: named ? new Set([...sight.names, element]) : sight.names,
});

const apart = (by: string, operands: readonly ASTNode[], sight: Sight): string[] =>
  operands.some((operand) => isName(operand, sight)) ? [`takes a name apart, by ${by}`] : [];

/** Whether it is a name or contains one. */
export function isName(node: ASTNode, sight: Sight): boolean {
  if (node.op === "+") return node.args.some((part) => isName(part, sight));
  const reading = readingOf(node);
  if (reading === undefined) return false;
  const { root, keys } = reading;
  if (root === "variables") return sight.names.has(keys[0] ?? "");
  return (
    root === "namespaceObject" ||
    (root === "request" && ["namespace", "userInfo"].includes(keys[0] ?? "")) ||
    (sight.elements.has(root) && sight.names.has(root))
  );
}

/** Whether something is there at all; or whether one controller of Kubernetes itself asks. */
function isKnownComparison(operator: "==" | "!=", [left, right]: readonly ASTNode[]): boolean {
  if (left === undefined || right === undefined) return false;
  const reading = readingOf(left);
  if (reading === undefined) return false;
  if (right.op === "value" && right.args === null) return reading.keys.length === 0;
  return (
    operator === "==" &&
    textOf(reading) === "request.userInfo.username" &&
    literalOf(right)?.startsWith("system:serviceaccount:kube-system:") === true
  );
}

const ofRequest = ["operation", "namespace", "userInfo.groups", "dryRun"];
const ofNamespace = [tenantKey, nodesKey, tierKey, stateKey];

function maySee({ root, keys }: Reading, { elements, annotations }: Sight): boolean {
  if (elements.has(root) || root === "variables") return true;
  const [first = "*", second, third = "*"] = keys;
  if (root === "request") return ofRequest.includes(keys.join("."));
  if (root === "namespaceObject")
    return keys.length === 3 && first === "metadata" && second === "labels" && ofNamespace.includes(third);
  if (!["object", "oldObject"].includes(root)) return false;
  if (first !== "metadata") return first !== "*";
  if (second === "labels") return third === markKey;
  return second === "finalizers" || (second === "annotations" && third === "*" && annotations);
}

const textOf = ({ root, keys }: Reading) => [root, ...keys].join(".");

/** The expressions within a chain of accesses: its keys, where they are computed, and what stands for the absent. */
function keysIn(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case ".":
    case ".?":
      return keysIn(node.args[0]);
    case "[]":
    case "[?]":
      return [...keysIn(node.args[0]), node.args[1]];
    case "rcall":
      return [...keysIn(node.args[1]), ...node.args[2]];
    default:
      return [];
  }
}
