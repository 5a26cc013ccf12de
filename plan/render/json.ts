import type { Plan } from "../plan.ts";

/** The plan as `JSON.stringify(plan, null, 2)` has it, in pieces: a large one is never a single string. */
export function* renderJson({ resources, ...rest }: Plan): Generator<string> {
  const frame = JSON.stringify({ ...rest, resources: [] }, null, 2);
  if (resources.length === 0) return yield `${frame}\n`;
  yield frame.slice(0, frame.lastIndexOf("[]"));
  for (const [index, resource] of resources.entries()) {
    const indented = JSON.stringify(resource, null, 2).replaceAll("\n", "\n    ");
    yield `${index === 0 ? "[" : ","}\n    ${indented}`;
  }
  yield "\n  ]\n}\n";
}
