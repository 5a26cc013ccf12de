import * as z from "zod";
import { didYouMean } from "../document/nearest.ts";
import { closed, says, uniqueList } from "../document/words.ts";
import { instanceTypes } from "../values/instance-types.ts";

const instanceType = z
  .string()
  .superRefine((name, context) => {
    const known = instanceTypes();
    if (known.has(name)) return;
    const remedy = didYouMean(name, known.keys(), "Use a type of tenants/contract/values/instance-types.csv");
    context.addIssue({
      code: "custom",
      message: says(`${JSON.stringify(name)} is no instance type known here`, remedy),
    });
  })
  .meta({ examples: ["m7i.xlarge", "c7g.2xlarge", "g5.xlarge"] });

/** One node group. */
export const nodesSchema = closed({
  instanceTypes: uniqueList(instanceType, 20).min(1).superRefine(checkAlike).meta({
    description: "EC2 instance types, all of one architecture, all with a GPU or none. Replaces the nodes.",
  }),
  capacity: z.enum(["on-demand", "spot"]).meta({
    description: "Spot nodes are cheaper and can be taken away at two minutes' notice. Replaces the nodes.",
  }),
  min: z.int().min(0).max(450).meta({ description: "Fewest nodes; 0 lets the group rest empty." }),
  max: z.int().min(1).max(450).meta({ description: "Most nodes that the autoscaler may start." }),
  diskGiB: z
    .int()
    .min(20)
    .max(16384)
    .meta({ description: "Disk of each node in GiB, 20 or more. Replaces the nodes." }),
});

function checkAlike(names: readonly string[], context: z.core.$RefinementCtx<string[]>) {
  const types = names.flatMap((name) => instanceTypes().get(name) ?? []);
  const [first] = types;
  const wrong = (name: string, what: string, remedy: string) =>
    context.addIssue({
      code: "custom",
      path: [names.indexOf(name)],
      message: says(`${name} ${what}`, remedy),
    });
  for (const type of types) {
    if (type.gpuName.startsWith("radeon")) {
      wrong(
        type.name,
        "has an AMD GPU, for which the node image has no driver",
        "Use an NVIDIA type, such as g5.xlarge",
      );
    }
    if (first === undefined) continue;
    if (type.architecture !== first.architecture) {
      const what = `is ${type.architecture}, while ${first.name} is ${first.architecture}`;
      wrong(type.name, what, "Use types of one architecture: an image runs on one");
    }
    if (type.gpus > 0 !== first.gpus > 0) {
      const what = `has ${type.gpus > 0 ? "a GPU" : "no GPU"}, unlike ${first.name}`;
      wrong(type.name, what, "Use types that all have a GPU, or none");
    }
  }
}
