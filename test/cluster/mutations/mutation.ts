import type { KubeObject } from "../control-plane/index.ts";
import { passes } from "../suite/expect.ts";
import type { VariantName } from "../suite/variant.ts";
import type { World } from "../suite/world.ts";

/** One thing taken away by hand, which a check should notice. */
export interface Mutation {
  /** Such as `ValidatingAdmissionPolicy tenancy-services: validations[0]`. */
  readonly what: string;
  /** Checks to begin with, by id and title; the others follow where these notice nothing. */
  readonly first: RegExp;
  readonly take: (world: World) => Promise<void>;
  readonly giveBack: (world: World) => Promise<void>;
  /** Where it matters. */
  readonly variant: VariantName;
  /** Milliseconds until the server acts by it. */
  readonly delay: number;
  /** What refuses the same besides, so that nothing can notice. */
  readonly double?: string;
}

const titled = ({ kind, metadata }: KubeObject) =>
  `${kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

const delayOf = ({ kind }: KubeObject) => (/AdmissionPolicy/.test(kind) ? 1200 : 200);

/** Where the cluster fills in what is missing, what refuses its absence has nothing to do. */
const idle = /tenancy-complete-spec|tenancy-ephemeral-containers: "an image from the node's cache/;
const variantOf = (what: string): VariantName => (idle.test(what) ? "without mutation" : "standard");

const doubles: Readonly<Record<string, string>> = {
  'ValidatingAdmissionPolicy tenancy-placement: "the nodes run Linux: remove os"':
    "a Windows pod, once completed, is refused by the API server itself",
};

/** The plan's own object again, as the deployer applies it. */
async function restore({ plane }: World, target: KubeObject): Promise<void> {
  const options = { manager: "pulumi", force: true };
  passes(await plane.as("deployer").apply(target, options), `restoring ${titled(target)}`);
}

/** The object itself. */
export const without = (target: KubeObject, first: RegExp): Mutation => ({
  what: titled(target),
  first,
  variant: variantOf(titled(target)),
  delay: delayOf(target),
  take: (world) => world.admin.remove(target),
  giveBack: (world) => restore(world, target),
});

/**
 * A part of the object.
 *
 * @param path From the object to the part, whose last step is an index or a key.
 * @param said The part in words, where its path says little.
 */
export const withoutPart = (
  target: KubeObject,
  path: readonly (string | number)[],
  first: RegExp,
  said = path.join("."),
): Mutation => {
  const what = `${titled(target)}: ${said}`;
  const double = doubles[what];
  return {
    what,
    first,
    variant: variantOf(what),
    delay: delayOf(target),
    ...(double !== undefined && { double }),
    async take({ admin }) {
      const pointer = path
        .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
        .join("");
      passes(await admin.patch(target, [{ op: "remove", path: pointer }]), `taking ${pointer}`);
    },
    giveBack: (world) => restore(world, target),
  };
};
