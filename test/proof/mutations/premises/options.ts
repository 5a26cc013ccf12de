import type { EngineOptions } from "../../../../plan/engine-options.ts";
import type { Plan } from "../../../../plan/plan.ts";
import type { Mutation } from "../../support/mutation.ts";
import { named, replace, type Selector } from "../../support/resources.ts";

const told = (plan: Plan, selector: Selector, options: EngineOptions): Plan =>
  replace(plan, selector, (resource) => ({ ...resource, options: { ...resource.options, ...options } }));

const policy = named("NetworkPolicy", "acme_network");
const entries: Selector = ({ type, tenant }) => type.endsWith(":AccessEntry") && tenant === "acme";
const guard = named("BucketPolicy", "platform_bucket");

/** The engine is told to do other than what is planned. */
export const optionMutations: readonly Mutation[] = [
  {
    name: "keeps the bucket's guard as it once was",
    claim: "W-2",
    break: (plan) => told(plan, guard, { ignoreChanges: ["policy"] }),
  },
  {
    name: "keeps a network policy as it once was",
    claim: "NS-1",
    break: (plan) => told(plan, policy, { ignoreChanges: ["spec"] }),
  },
  {
    name: "keeps the taints of nodes as they once were",
    claim: "W-2",
    break: (plan) => told(plan, named("NodeGroup", "acme_nodes"), { ignoreChanges: ["taints"] }),
  },
  {
    name: "leaves a leaver's access where it is",
    claim: "W-2",
    break: (plan) => told(plan, entries, { retainOnDelete: true }),
  },
  {
    name: "makes a namespace anew for a label",
    claim: "NS-1",
    break: (plan) =>
      told(plan, named("Namespace", "acme_namespace"), { replaceOnChanges: ["metadata.labels"] }),
  },
  {
    name: "ends all nodes before there are others",
    claim: "W-2",
    break: (plan) => told(plan, named("NodeGroup", "acme_nodes"), { deleteBeforeReplace: true }),
  },
  {
    name: "leaves the role to a namespace that does not take it along",
    claim: "W-2",
    break: (plan) => told(plan, named("Role", "acme_workloads"), { deletedWith: namespaceOf(plan, "acme") }),
  },
  {
    name: "leaves an object to the namespace of another tenant",
    claim: "NS-1",
    break: (plan) => told(plan, policy, { deletedWith: namespaceOf(plan, "globex") }),
  },
];

const namespaceOf = (plan: Plan, tenant: string) =>
  plan.resources.find(named("Namespace", `${tenant}_namespace`))?.urn ?? "";
