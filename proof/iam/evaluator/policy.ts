import { computed, type Json, type PlannedResource, secret } from "../../../plan/plan.ts";
import { isObject } from "../../objects/json.ts";
import { Unjudgeable } from "../../objects/unjudgeable.ts";
import { hasWideHead } from "./arn.ts";
import { type Condition, readConditions } from "./condition.ts";
import { type Principals, readPrincipals } from "./principal.ts";
import { strings } from "./strings.ts";

/** A policy document, read strictly: nothing in it is passed over. */
export interface Policy {
  /** `acme_storage's policy` */
  readonly label: string;
  readonly urn: PlannedResource["urn"];
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** Its `Sid`, or its number from 1: `#2`. */
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  /** Absent in a role's own policies, which speak of the role. */
  readonly principals: Principals | null;
  readonly actions: Choice;
  /** Absent in a trust policy, which speaks of its own role. */
  readonly resources: Choice | null;
  readonly conditions: readonly Condition[];
}

/** What a statement names, or with `NotAction` and `NotResource` all but that. */
export interface Choice {
  readonly except: boolean;
  readonly texts: readonly string[];
}

/** What a policy is about decides which parts a statement must and must not have. */
export type PolicyKind = "identity" | "resource" | "trust";

/** @throws Unjudgeable where the document is no policy, or has something that this judge does not know. */
export function readPolicy(resource: PlannedResource, document: Json | undefined, kind: PolicyKind): Policy {
  const label = `${resource.name}'s ${kind === "trust" ? "trust policy" : "policy"}`;
  try {
    const { Version, Id: _id, Statement, ...unknown } = parse(document);
    refuseUnknown(unknown);
    // Before 2012-10-17, `${…}` meant itself.
    if (Version !== "2012-10-17") throw new Unjudgeable(`it has version ${JSON.stringify(Version)}`);
    const list = Array.isArray(Statement) ? Statement : [Statement];
    const statements = list.map((statement: unknown, index) => readStatement(statement, index, kind));
    return { label, urn: resource.urn, statements };
  } catch (error) {
    if (error instanceof Unjudgeable) throw new Unjudgeable(`${label} cannot be judged: ${error.message}`);
    throw error;
  }
}

function parse(document: Json | undefined): Record<string, unknown> {
  if (document === computed || document === secret || document === undefined || document === null) {
    throw new Unjudgeable("its text is not known before deployment");
  }
  if (typeof document !== "string") throw new Unjudgeable("it is no JSON text");
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    throw new Unjudgeable("it is no valid JSON");
  }
  if (!isObject(value)) throw new Unjudgeable("it is no JSON object");
  if (keysWritten(document) > keysOf(value)) throw new Unjudgeable("it has a key twice, of which one counts");
  if (document.includes(computed)) throw new Unjudgeable("part of it is not known before deployment");
  return value;
}

const keysWritten = (json: string) =>
  [...json.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)].filter(([, colon]) => colon === ":").length;

function keysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, item) => sum + keysOf(item), own);
}

function readStatement(statement: unknown, index: number, kind: PolicyKind): Statement {
  if (!isObject(statement)) throw new Unjudgeable(`statement #${index + 1} is no object`);
  const name = typeof statement.Sid === "string" && statement.Sid !== "" ? statement.Sid : `#${index + 1}`;
  try {
    return readParts(statement, name, kind);
  } catch (error) {
    if (!(error instanceof Unjudgeable) || statement.Effect !== "Deny") throw error;
    return unreadableDenial(name, error.message);
  }
}

/** A denial of which nobody can tell what it is about. Whatever rests on it does not hold. */
const unreadableDenial = (name: string, why: string): Statement => ({
  name,
  effect: "Deny",
  principals: null,
  actions: everything,
  resources: everything,
  conditions: [{ operator: why, comparison: null, quantifier: null, ifExists: false, key: "", values: [] }],
});

export const everything: Choice = { except: false, texts: ["*"] };

function readParts(statement: Record<string, unknown>, name: string, kind: PolicyKind): Statement {
  const {
    Sid: _,
    Effect,
    Principal,
    Action,
    NotAction,
    Resource,
    NotResource,
    Condition,
    ...unknown
  } = statement;
  refuseUnknown(unknown);
  if (Effect !== "Allow" && Effect !== "Deny") throw new Unjudgeable(`statement ${name} has no effect`);
  if ((Principal === undefined) !== (kind === "identity")) {
    throw new Unjudgeable(`statement ${name} ${Principal === undefined ? "lacks" : "has"} a principal`);
  }
  return {
    name,
    effect: Effect,
    principals: kind === "identity" ? null : readPrincipals(Principal),
    actions: readChoice(name, "action", Action, NotAction),
    resources: kind === "trust" ? null : readChoice(name, "resource", Resource, NotResource),
    conditions: readConditions(Condition),
  };
}

function readChoice(statement: string, what: string, these: unknown, except: unknown): Choice {
  if ((these === undefined) === (except === undefined)) {
    throw new Unjudgeable(`statement ${statement} does not name each ${what} in one way`);
  }
  const texts = strings(these ?? except);
  if (what === "resource") texts.forEach(refuseWideArn);
  return { except: these === undefined, texts };
}

function refuseWideArn(text: string): void {
  if (text === "*") return;
  if (!/^arn(:[^:]*){4}/.test(text) || hasWideHead(text)) {
    throw new Unjudgeable(`the ARN ${text} has wildcards before its last part, or is none`);
  }
}

function refuseUnknown(rest: Readonly<Record<string, unknown>>): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new Unjudgeable(`it has the element ${unknown}, unknown here`);
}
