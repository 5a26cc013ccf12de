import type { ASTNode } from "@marcbachmann/cel-js";
import { literalOf, readingOf, reads } from "./syntax.ts";

/**
 * Whether a match condition says no more than who asks, by groups, or that something of the object changes. Any
 * other one could spare what its author did not think of.
 */
export const isPlain = (condition: ASTNode): boolean => saysWho(condition) || saysWhatChanges(condition);

/** `"tenants" in request.userInfo.groups`, or one of several that is. */
function saysWho(node: ASTNode): boolean {
  if (node.op === "in") return isGroup(node.args[0]) && reads(node.args[1], "request.userInfo.groups");
  if (node.op !== "rcall" || node.args[0] !== "exists") return false;
  const [, groups, [each, asked]] = node.args;
  return (
    groups.op === "list" &&
    groups.args.every(isGroup) &&
    each?.op === "id" &&
    asked?.op === "in" &&
    reads(asked.args[0], each.args) &&
    reads(asked.args[1], "request.userInfo.groups")
  );
}

/** By name, or by the name of the request's namespace. */
function isGroup(node: ASTNode): boolean {
  if (node.op !== "+") return literalOf(node) !== undefined;
  const [beginning, namespace] = node.args;
  return literalOf(beginning) !== undefined && reads(namespace, "request.namespace");
}

/** `request.operation == "CREATE" || object.spec != oldObject.spec` */
function saysWhatChanges(node: ASTNode): boolean {
  if (node.op !== "||") return false;
  const [made, changed] = node.args;
  if (made.op !== "==" || changed.op !== "!=") return false;
  const [now, before] = changed.args.map(readingOf);
  return (
    reads(made.args[0], "request.operation") &&
    literalOf(made.args[1]) === "CREATE" &&
    now?.root === "object" &&
    before?.root === "oldObject" &&
    now.keys.length > 0 &&
    now.keys.join(".") === before.keys.join(".") &&
    !["metadata", "*"].includes(now.keys[0] ?? "")
  );
}
