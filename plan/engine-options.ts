import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";

/** What the engine is told of a resource beside its inputs; what is not told is absent. */
export interface EngineOptions {
  /** Inputs whose changes are not applied. */
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly deleteBeforeReplace?: true;
  /** It is only forgotten when it leaves the program. */
  readonly retainOnDelete?: true;
  /** URN of that whose deletion takes it along. */
  readonly deletedWith?: string;
}

/** The options of a registration; undefined where there are none. */
export function engineOptions(request: RegisterResourceRequest): EngineOptions | undefined {
  const ignoreChanges = request.getIgnorechangesList().toSorted();
  const replaceOnChanges = request.getReplaceonchangesList().toSorted();
  const deletedWith = request.getDeletedwith();
  const options: EngineOptions = {
    ...(ignoreChanges.length > 0 && { ignoreChanges }),
    ...(replaceOnChanges.length > 0 && { replaceOnChanges }),
    ...(request.getDeletebeforereplace() && { deleteBeforeReplace: true }),
    ...(request.getRetainondelete() && { retainOnDelete: true }),
    ...(deletedWith !== "" && { deletedWith }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}
