import type { KubeObject } from "../control-plane/index.ts";
import { passes } from "./expect.ts";
import type { World } from "./world.ts";

/** Creates as acme's developer, looks, and deletes as the developer, too. */
export async function using(
  world: World,
  objects: readonly KubeObject[],
  look: () => Promise<void>,
): Promise<void> {
  const developer = world.developer("acme");
  try {
    for (const each of objects) passes(await developer.create(each), `${each.kind} ${each.metadata.name}`);
    await look();
  } finally {
    await Promise.all(objects.map((each) => developer.remove(each)));
  }
}
