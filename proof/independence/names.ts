import type { Json, PlannedResource } from "../../plan/plan.ts";
import { isList } from "../objects/json.ts";
import { nameLabel } from "../objects/kubernetes.ts";
import { nodesKey, tenantKey } from "../vocabulary.ts";

/** Somewhere in a resource's inputs that a word stands. */
interface Mention {
  readonly word: string;
  readonly path: string;
  /** Whether a name in this place means a tenant, and nothing else. */
  readonly surely: boolean;
}

/** Whole words only: `acme` is not in `acme-eu`, since both could be names. */
export const words = (text: string): readonly string[] => text.match(/[A-Za-z0-9-]+/g) ?? [];

/** Where a name stands for a tenant inside a longer text: its group, its prefix, its workloads, its access point. */
const places = [
  /\btenant:([a-z0-9-]+):/g,
  /\btenants\/([a-z0-9-]+)\//g,
  /\bsystem:serviceaccounts?:([a-z0-9-]+)/g,
  /:accesspoint\/([a-z0-9-]+)-[0-9a-f]{8}\b/g,
];

/** Keys whose value is a namespace or a tenant. */
const meansTenant = (key: string) =>
  key === tenantKey ||
  key === nodesKey ||
  key === "namespace" ||
  key === nameLabel ||
  key.endsWith("kubernetes-namespace") ||
  key.endsWith(`PrincipalTag/${tenantKey}`);

/** Every mention of one of these names in what a resource says and in what it is called. */
export function mentions({ type, name, inputs }: PlannedResource, names: ReadonlySet<string>): Mention[] {
  const isPolicy = type.startsWith("kubernetes:admissionregistration.k8s.io/");
  const found = namedIn(name, names).map((named): Mention => ({ ...named, path: "its name" }));
  walk(inputs, "", false, (text, path, key, surely) => {
    const part = isPolicy && expressions.has(key) ? quoted(text) : text;
    for (const named of namedIn(part, names)) {
      found.push({ word: named.word, path, surely: surely || named.surely });
    }
  });
  return found;
}

type Visit = (text: string, path: string, key: string, surely: boolean) => void;

function walk(value: Json, path: string, surely: boolean, visit: Visit): void {
  if (typeof value === "string") {
    const document = parsed(value);
    if (document === undefined) visit(value, path, path.split(".").at(-1) ?? "", surely);
    else walk(document, path, surely, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (isList(value)) {
    for (const item of value) walk(item, path, surely, visit);
    return;
  }
  // A taint, a toleration or a requirement names what it is about in a field of its own.
  const about = typeof value.key === "string" && meansTenant(value.key);
  for (const [key, item] of Object.entries(value)) {
    visit(key, path, "", false);
    const here =
      meansTenant(key) || (about && (key === "value" || key === "values")) || (surely && isList(item));
    walk(item, path === "" ? key : `${path}.${key}`, here, visit);
  }
}

/** Policies are documents in a text; what stands in them is judged like what stands outside. */
function parsed(text: string): Json | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a policy: its identifiers, and the words in which it says no, are no names of anybody. */
const expressions = new Set(["expression", "message", "messageExpression"]);

/** Of an expression, its texts without blanks: names stand in these. */
const quoted = (text: string) =>
  /\s/.test(text) ? (text.match(/"[^"\s]*"|'[^'\s]*'/g) ?? []).join(" ") : text;

type Named = Pick<Mention, "word" | "surely">;

const seen = new Map<string, readonly Named[]>();
let seenFor: ReadonlySet<string> | undefined;

/** The same texts stand in every tenant's resources: each is taken apart once. */
function namedIn(text: string, names: ReadonlySet<string>): readonly Named[] {
  if (seenFor !== names) seen.clear();
  seenFor = names;
  const known = seen.get(text) ?? takenApart(text).filter(({ word }) => names.has(word));
  seen.set(text, known);
  return known;
}

const takenApart = (text: string): Named[] => [
  ...words(text).map((word) => ({ word, surely: false })),
  ...places.flatMap((place) => [...text.matchAll(place)].map(([, word = ""]) => ({ word, surely: true }))),
];
