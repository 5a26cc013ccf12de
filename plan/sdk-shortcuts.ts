import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";

/**
 * Runs with what only costs time left out of the SDK: a stack trace for every resource, a leak detector around
 * every promise, a promise for every leaf of an input that holds no output, and protobuf's copies. What the program
 * registers is the same, which a test holds the SDK's own way against. With these 1,000 tenants take a third.
 */
export async function withShortcuts(run: () => Promise<void>): Promise<void> {
  const require = createRequire(import.meta.url);
  const undo = [
    replace(Error, "stackTraceLimit", () => 0),
    replace(pulumi.Resource, "callsites", () => () => []),
    replace(require("@pulumi/pulumi/runtime/debuggable.js"), "debuggablePromise", () => itself),
    replace(require("@pulumi/pulumi/runtime/rpc.js"), "serializeResourceProperties", plainAtOnce),
    replace(require("google-protobuf/google/protobuf/struct_pb.js").Struct, "fromJavaScript", uncopied),
  ];
  try {
    await run();
  } finally {
    for (const restore of undo) restore();
  }
}

function replace<Value>(owner: object, key: string, change: (original: Value) => unknown): () => void {
  const original = Reflect.get(owner, key) as Value;
  Reflect.set(owner, key, change(original));
  return () => Reflect.set(owner, key, original);
}

const itself = <T>(promise: Promise<T>) => promise;

type Properties = Record<string, unknown>;
type Serialize = (
  label: string,
  properties: Properties,
  options: unknown,
) => Promise<[serialized: Properties, dependencies: Map<string, Set<pulumi.Resource>>]>;

/** Serialises only what may hold an output; plain data is its own serialisation. */
const plainAtOnce =
  (original: Serialize): Serialize =>
  async (label, properties, options) => {
    const [plain, others]: [Properties, Properties] = [{}, {}];
    for (const [key, value] of Object.entries(properties)) (isPlain(value) ? plain : others)[key] = value;
    const { id: _id, urn: _urn, ...inputs } = plain;
    const [serialized, dependencies] = await original(label, others, options);
    return [{ ...inputs, ...serialized }, dependencies];
  };

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== "object" || value === null) return typeof value !== "function" && value !== undefined;
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

const carried = new WeakMap<object, Properties>();

/** The message of a structure, with the structure beside it instead of in it. */
const uncopied = (original: (value: Properties) => object) => (value: Properties) => {
  const message = original({});
  carried.set(message, value);
  return message;
};

/** The structure of a message, whichever way it was made. */
export const structureOf = (message: { toJavaScript(): Properties } | undefined): Properties =>
  message === undefined ? {} : (carried.get(message) ?? message.toJavaScript());
