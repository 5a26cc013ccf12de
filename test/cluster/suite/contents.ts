import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { until } from "../client/until.ts";
import type { KubeObject } from "../control-plane/index.ts";
import { passes } from "./expect.ts";
import type { World } from "./world.ts";

/** Objects by kind, namespace and name: which one each is, and in which version. */
export type Contents = Readonly<Record<string, string>>;

/** Everything in these namespaces, whatever its kind; events apart, which only tell of it. */
export async function contents(world: World, namespaces: readonly string[]): Promise<Contents> {
  const known = new Set<string>();
  const kinds = (await world.plane.resources()).filter(({ namespaced, verbs, name, group, root }) => {
    const isNew = !known.has(`${group}/${name}`);
    known.add(`${group}/${name}`);
    const counts = name !== "events" && group !== "metrics.k8s.io";
    return isNew && namespaced && verbs.includes("list") && counts && root !== "";
  });
  const lists = await Promise.all(
    kinds.map(async ({ root, name }) => {
      const reply = await world.admin.request<{ items: KubeObject[] }>("GET", `${root}/${name}`);
      return passes(reply, name).items.map(({ metadata }) => ({ kind: name, ...metadata }));
    }),
  );
  const found = lists.flat().filter(({ namespace = "" }) => namespaces.includes(namespace));
  return Object.fromEntries(
    found
      .map(({ kind, namespace, name, uid, resourceVersion }): [string, string] => [
        `${kind} ${namespace}/${name}`,
        `${uid} ${resourceVersion}`,
      ])
      .sort(),
  );
}

/** The same, once nothing moves any more. */
export function settled(world: World, namespaces: readonly string[]): Promise<Contents> {
  return until("nothing moves", async () => {
    const before = await contents(world, namespaces);
    await sleep(300);
    return isDeepStrictEqual(before, await contents(world, namespaces)) && before;
  });
}

/** Names of what differs. */
export const differences = (before: Contents, after: Contents): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
