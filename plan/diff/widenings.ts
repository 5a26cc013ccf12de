import { cidrFault, contains } from "../../tenants/contract/values/cidr.ts";
import { endOf } from "../../tenants/contract/values/moment.ts";
import type { Json, PlannedResource } from "../plan.ts";
import { isMap } from "./paths.ts";
import { code, type Phrase } from "./phrase.ts";
import { text, texts } from "./words.ts";

type State = Pick<PlannedResource, "type" | "inputs">;
type Inputs = PlannedResource["inputs"];

/** Who newly gets in, or stays in for longer, by an input that is no policy. */
export function widenings(before: State | undefined, after: State | undefined): Phrase[] {
  if (after === undefined) return [];
  return known[after.type]?.(before?.inputs, after.inputs) ?? [];
}

const opened = (before: Inputs | undefined, after: Inputs): Phrase[] => {
  const old = before === undefined ? [] : publicRanges(before);
  return publicRanges(after)
    .filter((range) => !old.some((other) => holds(other, range)))
    .map((range) => ["opens the API server to ", code(range)]);
};

/** From where the public endpoint answers: by default it is there, and does to everyone. */
function publicRanges({ vpcConfig, ...own }: Inputs): readonly string[] {
  // In a preview a component has no inputs of its own: the cluster in it has.
  if (vpcConfig === undefined && Object.keys(own).length === 0) return [];
  const { endpointPublicAccess, publicAccessCidrs } = isMap(vpcConfig) ? vpcConfig : own;
  if (endpointPublicAccess === false) return [];
  const ranges = texts(publicAccessCidrs);
  return ranges.length === 0 ? ["0.0.0.0/0"] : ranges;
}

const holds = (outer: string, inner: string) =>
  outer === inner || (cidrFault(outer) === null && cidrFault(inner) === null && contains(outer, inner));

const prolonged = (before: Inputs | undefined, after: Inputs): Phrase[] => {
  const [old, now] = [until(before?.tags), until(after.tags)];
  if (old === null || old === now) return [];
  const whose = ["emergency access of ", code(text(after.principalArn))];
  if (now === null) return [[...whose, " has no end any more"]];
  const [end, next] = [endOf(old), endOf(now)];
  return end !== null && next !== null && next <= end ? [] : [[...whose, " lasts until ", code(now)]];
};

const until = (tags: Json | undefined): string | null => {
  const value = isMap(tags) ? tags["break-glass-until"] : undefined;
  return typeof value === "string" ? value : null;
};

const known: Readonly<Record<string, (before: Inputs | undefined, after: Inputs) => Phrase[]>> = {
  "aws:eks/cluster:Cluster": opened,
  "eks:index:Cluster": opened,
  "aws:eks/accessEntry:AccessEntry": prolonged,
};
