import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { engineOptions } from "./engine-options.ts";
import { plainInputs } from "./json.ts";
import { type PlannedResource, tenantType } from "./plan.ts";
import { structureOf, withShortcuts } from "./sdk-shortcuts.ts";

/** A program under record: it can wait until all that it registered so far has settled. */
type Program = (settled: () => Promise<void>) => Promise<unknown>;

/**
 * Runs the program under the SDK's mock runtime, in preview, and emits what it registers each time that settles.
 * Where mocks would answer with made-up outputs this monitor answers with none, so that what only a deployment can
 * know stays unknown; its URNs carry the whole chain of parents' types, as the engine's do.
 *
 * @param around what the run is wrapped in
 * @throws Error on a URN that the program registers twice, which the engine would refuse.
 */
export async function record(
  program: Program,
  stack: string,
  emit: (resources: PlannedResource[]) => void,
  around: (run: () => Promise<void>) => Promise<void> = withShortcuts,
): Promise<void> {
  const recorder = new Recorder(`urn:pulumi:${stack}::${project}::`);
  await pulumi.runtime.setMocks(silent, project, stack, true, "organization");
  Object.assign(pulumi.runtime.getMonitor() as object, {
    registerResource: recorder.registerResource,
    registerResourceOutputs: (_request: unknown, callback: Callback) => callback(null, {}),
  });
  const settled = async () => {
    await pulumi.runtime.disconnect();
    emit(recorder.take());
  };
  await around(() =>
    failing(async () => {
      await program(settled);
      await settled();
    }),
  );
}

const project = "eks-tenancy";

type Callback = (error: Error | null, response: unknown) => void;

const silent: pulumi.runtime.Mocks = {
  newResource: () => ({ id: undefined, state: {} }),
  call: () => ({}),
};

class Recorder {
  readonly #prefix: string;
  #recorded: PlannedResource[] = [];
  readonly #repeated = new Set<string>();
  /** The tenant of each resource, by URN. */
  readonly #tenants = new Map<string, string | null>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** What was recorded since the last time. */
  take(): PlannedResource[] {
    if (this.#repeated.size > 0) {
      throw new Error(`the program registers a URN twice:\n${[...this.#repeated].join("\n")}`);
    }
    const recorded = this.#recorded;
    this.#recorded = [];
    return recorded;
  }

  readonly registerResource = (request: RegisterResourceRequest, callback: Callback) => {
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent() || null];
    const urn = `${this.#prefix}${parent === null ? "" : `${parent.split("::")[2]}$`}${type}::${name}`;
    if (this.#tenants.has(urn)) this.#repeated.add(urn);
    const tenant = type === tenantType ? name : parent === null ? null : (this.#tenants.get(parent) ?? null);
    this.#tenants.set(urn, tenant);
    this.#recorded.push({
      urn,
      type,
      name,
      tenant,
      parent,
      provider: request.getProvider().replace(/::[^:]*$/, "") || null,
      inputs: plainInputs(structureOf(request.getObject())),
      protect: request.getProtect() === true,
      ...told(request),
      dependsOn: request.getDependenciesList().toSorted(),
      propertyDependencies: propertyDependencies(request),
    });
    const response = new resourceProto.RegisterResourceResponse();
    response.setUrn(urn);
    callback(null, response);
  };
}

function told(request: RegisterResourceRequest): Pick<PlannedResource, "import" | "options"> {
  const id = request.getImportid();
  const options = engineOptions(request);
  return { ...(id !== "" && { import: id }), ...(options && { options }) };
}

function propertyDependencies(request: RegisterResourceRequest): Record<string, string[]> {
  const entries = [...request.getPropertydependenciesMap().entries()]
    .map(([key, value]): [string, string[]] => [key, value.getUrnsList().toSorted()])
    .filter(([, urns]) => urns.length > 0);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Fails with the first rejection that nothing else handles: the SDK registers resources in the background. */
async function failing(run: () => Promise<void>): Promise<void> {
  let fail = (_reason: unknown) => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  process.on("unhandledRejection", fail);
  await Promise.race([run(), failure]);
  process.off("unhandledRejection", fail); // After a failure it stays: more of them are under way.
}
