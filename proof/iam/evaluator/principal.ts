import { isObject } from "../../objects/json.ts";
import { Unjudgeable } from "../../objects/unjudgeable.ts";
import { accountOf } from "./arn.ts";
import { matches, wild } from "./pattern.ts";
import { strings } from "./strings.ts";
import { some, type Truth } from "./truth.ts";

/** Whom a statement speaks of. */
export type Principals = "everyone" | readonly Principal[];

/** Who sends a request: an AWS service, a session of a web identity, or an IAM role or user. */
export type Principal =
  | { readonly kind: "service"; readonly name: string }
  /** ARN of the identity provider. */
  | { readonly kind: "federated"; readonly name: string }
  /** `account`: 12 digits; all of that account's roles and users. */
  | { readonly kind: "account"; readonly name: string }
  /** ARN of a role or user; of who sends a request, with `*` for what of the name comes at deployment. */
  | { readonly kind: "identity"; readonly name: string };

export const isSame = (a: Principal, b: Principal) => a.kind === b.kind && a.name === b.name;

export function readPrincipals(value: unknown): Principals {
  if (value === "*") return "everyone";
  if (!isObject(value)) throw new Unjudgeable(`its principal ${JSON.stringify(value)} is unknown here`);
  const named = Object.entries(value).flatMap(([type, names]) =>
    strings(names).map((name) => readPrincipal(type, name)),
  );
  if (named.length === 0) throw new Unjudgeable("it names no principal");
  const principals = named.filter((principal) => principal !== "everyone");
  return principals.length < named.length ? "everyone" : principals;
}

function readPrincipal(type: string, name: string): Principal | "everyone" {
  if (type === "Service" && !name.includes("*")) return { kind: "service", name };
  if (type === "Federated" && !name.includes("*")) return { kind: "federated", name };
  if (type !== "AWS") throw new Unjudgeable(`its principal ${type}: ${name} is unknown here`);
  if (name === "*") return "everyone";
  const account = /^(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (account !== undefined) return { kind: "account", name: account };
  if (/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[^*?$]+$/.test(name)) return { kind: "identity", name };
  throw new Unjudgeable(`its principal AWS: ${name} is unknown here`);
}

/** Whether a statement speaks of who sends the request. */
export const speaksOf = (principals: Principals, sender: Principal): Truth =>
  principals === "everyone" || some(principals, (principal) => isMeant(principal, sender));

function isMeant(principal: Principal, sender: Principal): Truth {
  if (sender.kind === "identity" && principal.kind === "account") {
    return accountOf(sender.name) === principal.name;
  }
  if (principal.kind !== sender.kind) return false;
  if (principal.name === sender.name) return true;
  return isNamedLater(sender) && matches(wild(sender.name), principal.name) ? null : false;
}

const isNamedLater = ({ kind, name }: Principal) => kind === "identity" && name.includes("*");
