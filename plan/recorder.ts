import { createRequire, Module } from "node:module";

/** The recorder and with it the SDKs: they take most of a second to load, which what needs no plan need not wait for. */
export async function loadRecorder() {
  const sdk = createRequire(createRequire(import.meta.url).resolve("@pulumi/pulumi"));
  for (const [name, classes] of Object.entries(deferred)) defer(sdk, name, classes);
  return import("./record-inputs.ts");
}

/**
 * What the SDK loads for serialising functions only, a compiler and npm's own reader of packages, which is a third of
 * the time; with those of their classes that it takes hold of as it starts.
 */
const deferred = { typescript: [], "@npmcli/arborist": ["Arborist"] };

/** Puts a stand-in for a module into the cache, which loads the module when something of it is used. */
export function defer(require: NodeJS.Require, name: string, classes: readonly string[]): void {
  const file = require.resolve(name);
  if (require.cache[file] !== undefined) return;
  const standIn = new Module(file);
  const load = () => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return require(file);
  };
  const deferredClass = (key: string) =>
    new Proxy(class {}, { construct: (_, args) => Reflect.construct(load()[key], args) as object });
  const own = Object.fromEntries(classes.map((key) => [key, deferredClass(key)]));
  standIn.loaded = true;
  standIn.exports = new Proxy(own, {
    get: (_, key) => (key === "__esModule" ? undefined : Reflect.get(key in own ? own : load(), key)),
  });
  require.cache[file] = standIn;
}
