/** The same reading, done once for each thing that is read. */
export function onceFor<Thing extends object, Result>(
  read: (thing: Thing) => Result,
): (thing: Thing) => Result {
  const known = new WeakMap<Thing, Result>();
  return (thing) => {
    const result = known.get(thing) ?? read(thing);
    known.set(thing, result);
    return result;
  };
}
