import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import type { Plan } from "../plan/plan.ts";
import { InputError, type Problem } from "../tenants/contract/document/input-error.ts";

/**
 * A plan that `plan --json` wrote.
 *
 * @throws InputError where the file is no such plan, or only a part of one.
 */
export function readPlanFile(file: string): Plan {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError([syntaxProblem(file, text, error)]);
  }
  const issues: z.core.$ZodIssue[] = [];
  if (isPlan(value, issues)) {
    const what = partOfPlan(value);
    if (what === null) return value;
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy: rewrite }]);
  }
  throw new InputError(issues.slice(0, 20).map((issue) => shapeProblem(file, text, issue)));
}

const rewrite = "Write it with npm run --silent plan -- --json and no --tenant";

function readText(file: string): string {
  let descriptor: number | undefined;
  try {
    // A pipe is fine, a process substitution say; a directory or a device is not.
    descriptor = openSync(file, constants.O_RDONLY);
    const status = fstatSync(descriptor);
    if (!status.isFile() && !status.isFIFO()) throw new Error("it is not a file");
    return readFileSync(descriptor, "utf8");
  } catch (error) {
    const what = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new InputError([{ file, line: 1, column: 1, path: "", what, remedy: rewrite }]);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const resource = z.object({
  urn: z.string().min(1),
  type: z.string().min(1),
  name: z.string(),
  tenant: z.string().nullable(),
  parent: z.string().nullable(),
  provider: z.string().nullable(),
  inputs: z.record(z.string(), z.unknown()),
  protect: z.boolean(),
  import: z.string().min(1).optional(),
  dependsOn: z.array(z.string()),
  propertyDependencies: z.record(z.string(), z.array(z.string())),
});

const settings = z.looseObject({
  account: z.string().regex(/^\d{12}$/, "is not 12 digits"),
  partition: z.enum(["aws", "aws-cn", "aws-us-gov"]),
  region: z.string().min(1),
  cluster: z.looseObject({ name: z.string().min(1), version: z.string().min(1) }),
  bucket: z.string().min(1),
  identity: z.discriminatedUnion("mode", [
    z.looseObject({ mode: z.literal("pod-identity") }),
    z.looseObject({ mode: z.literal("irsa"), issuer: z.string().min(1) }),
  ]),
  limits: z.looseObject(
    Object.fromEntries(
      [
        "nodeGroupsPerCluster",
        "nodesPerNodeGroup",
        "accessEntriesPerCluster",
        "podIdentityAssociationsPerCluster",
        "iamRolesPerAccount",
        "instanceProfilesPerAccount",
        "trustPolicyCharacters",
        "inlinePolicyCharacters",
        "bucketPolicyBytes",
        "accessPointsPerRegion",
        "taintsPerNodeGroup",
        "tagsPerResource",
      ].map((limit) => [limit, z.number()]),
    ),
  ),
  network: z.looseObject({
    cidrs: z.array(z.string()),
    serviceCidr: z.string(),
    s3Endpoints: z.array(z.string()),
    stsEndpoints: z.array(z.string()),
    loadBalancers: z.array(z.string()),
    kubernetesApi: z.array(z.string()),
    reachableNamespaces: z.array(z.string()),
    platformNamespaces: z.array(z.string()),
  }),
});

const shape = z.object({
  stack: z.string().min(1),
  settings,
  tenants: z.array(z.object({ name: z.string(), resources: z.number() })),
  resources: z.array(resource),
});

function isPlan(value: unknown, issues: z.core.$ZodIssue[]): value is Plan {
  const result = shape.safeParse(value);
  if (!result.success) issues.push(...result.error.issues);
  return result.success;
}

/** What is missing from a plan that was cut down, or put together by hand; null where it is whole. */
function partOfPlan({ tenants, resources }: Plan): string | null {
  const counts = new Map<string | null, number>();
  const urns = new Set<string>();
  for (const { urn, tenant } of resources) {
    if (urns.has(urn)) return `has ${urn} twice`;
    urns.add(urn);
    counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  }
  const named = new Set(tenants.map(({ name }) => name));
  if (named.size < tenants.length) return "names a tenant twice";
  const stranger = [...counts.keys()].find((tenant) => tenant !== null && !named.has(tenant));
  if (stranger !== undefined) return `has resources of ${stranger}, which is not among its tenants`;
  const cut = tenants.find(({ name, resources: count }) => (counts.get(name) ?? 0) !== count);
  if (cut === undefined) return null;
  return `holds ${counts.get(cut.name) ?? 0} of the ${cut.resources} resources of ${cut.name}`;
}

function syntaxProblem(file: string, text: string, error: unknown): Problem {
  const what = `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  const offset = Number(/at position (\d+)/.exec(what)?.[1] ?? text.length);
  const before = text.slice(0, offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, line: before.length, column, path: "", what, remedy: rewrite };
}

function shapeProblem(file: string, text: string, { path, message }: z.core.$ZodIssue): Problem {
  const { line, column } = placeOf(text, path);
  const printed = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return { file, line, column, path: printed.replace(/^\./, ""), what: lowerFirst(message), remedy: rewrite };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Where a value stands, or the nearest one around it. A large file is not read a second time for that. */
function placeOf(text: string, path: readonly PropertyKey[]): { line: number; column: number } {
  if (text.length > 2_000_000) return { line: 1, column: 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent" });
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
      continue;
    const { line, col } = lines.linePos(Number(node.range[0]));
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
