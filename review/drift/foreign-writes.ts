import { byCodePoint } from "../../tenants/contract/document/input-error.ts";
import type { LiveObject } from "./live-objects.ts";

/** Fields of an object of the program's that somebody else wrote last. */
export interface ForeignWrite {
  /** The tenant's name; null for the platform's. */
  readonly tenant: string | null;
  readonly kind: string;
  /** `acme/tenant`; without a slash where it is in no namespace. */
  readonly object: string;
  /** What the API server calls the writer: kubectl-edit. */
  readonly manager: string;
  readonly paths: readonly string[];
}

/**
 * What others wrote into the program's objects, by owner. The engine compares what the program states, and so neither
 * sees nor undoes what was added: a rule, a subject, a condition that switches a policy off.
 */
export function foreignWrites(objects: readonly LiveObject[]): readonly ForeignWrite[] {
  const namespaces = objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name);
  const tenants = new Set(namespaces);
  return objects
    .flatMap((object) => writesTo(object, tenants))
    .sort((a, b) => byCodePoint(keyOf(a), keyOf(b)));
}

const keyOf = ({ tenant, kind, object, manager }: ForeignWrite) =>
  [tenant ?? "", kind, object, manager].join("\0");

function writesTo({ kind, metadata }: LiveObject, tenants: ReadonlySet<string>): ForeignWrite[] {
  const { name, namespace, managedFields } = metadata;
  const home = namespace ?? (kind === "Namespace" ? name : undefined);
  const tenant = home !== undefined && tenants.has(home) ? home : null;
  const object = namespace === undefined ? name : `${namespace}/${name}`;
  return managedFields
    .filter(({ manager, subresource }) => subresource === undefined && !ours.test(manager))
    .map(({ manager, fieldsV1 }) => ({
      tenant,
      kind,
      object,
      manager,
      paths: pathsIn(fieldsV1).filter(binds),
    }))
    .filter(({ paths }) => paths.length > 0);
}

/** The provider's names for itself. Controllers write the status, which is a subresource. */
const ours = /^pulumi-kubernetes(-|$)/;

/** Labels and annotations of others bind nothing; those that the program states, a preview compares. */
const binds = (path: string) => !/^metadata\.(labels|annotations)\b/.test(path);

type Fields = Readonly<Record<string, unknown>>;

/** Paths of the leaves of what the API server keeps of them: `f:` a field, `k:` an item by its key, `v:` by its value. */
function pathsIn(fields: Fields, path = ""): string[] {
  return Object.entries(fields).flatMap(([key, inner]) => {
    if (key === ".") return [];
    const at = path + step(key, path === "");
    const within = key.startsWith("k:") ? [] : pathsIn(Object(inner), at);
    return within.length === 0 ? [at] : within;
  });
}

function step(key: string, isFirst: boolean): string {
  const [kind, text] = [key.slice(0, 2), key.slice(2)];
  if (kind === "f:" && /^[\w-]+$/.test(text)) return isFirst ? text : `.${text}`;
  return kind === "k:" ? `[${text.replace(/^\{|\}$/g, "")}]` : `[${text}]`;
}
