import { computed, type PlannedResource, secret } from "../../plan/plan.ts";
import { at, list, object, parsed, texts } from "../objects/json.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import type { Under } from "./premise.ts";

/** All of AWS goes through one provider and all of Kubernetes through another, into the stack's account and cluster. */
export function judgeProviders(view: View, under: Under): void {
  for (const { type, prefix, claim } of kinds) {
    const judgement = under(claim);
    const providers = view.ofType(type);
    const [only] = providers;
    const one = judgement.check(
      providers.length === 1,
      () => `the plan has ${providers.length} providers ${type}, not one: nobody knows what goes where`,
      ...providers,
    );
    if (!one || only === undefined) continue;
    for (const resource of view.plan.resources) {
      if (!resource.type.startsWith(prefix)) continue;
      judgement.check(
        resource.provider === only.urn,
        () => `${resource.name} does not go where the rest goes: its provider is not ${only.name}`,
        resource,
      );
      const { region } = resource.inputs;
      if (prefix !== "aws:" || region === undefined) continue;
      judgement.check(
        region === view.plan.settings.region,
        () =>
          `${resource.name} goes into region ${JSON.stringify(region)}, where nothing else of the stack is`,
        resource,
      );
    }
  }
  for (const provider of view.ofType(types.kubernetesProvider)) {
    under("NS-1").attempt(provider, () => {
      under("NS-1").check(
        reachesCluster(view, provider),
        () =>
          `${provider.name} has the kubeconfig of another cluster than ${view.plan.settings.cluster.name}`,
        provider,
      );
    });
  }
}

const kinds = [
  { type: types.awsProvider, prefix: "aws:", claim: "W-2" },
  { type: types.kubernetesProvider, prefix: "kubernetes:", claim: "NS-1" },
] as const;

/** The kubeconfig is what the planned cluster gives, or gets its credentials for the existing one by its name. */
function reachesCluster(view: View, provider: PlannedResource): boolean {
  const { kubeconfig } = provider.inputs;
  if (typeof kubeconfig !== "string") return false;
  if (kubeconfig === computed || kubeconfig === secret) {
    const sources = provider.propertyDependencies.kubeconfig ?? [];
    return sources.length === 1 && view.byUrn(sources[0] ?? "")?.type === types.cluster;
  }
  const { region, cluster } = view.plan.settings;
  const wanted = ["eks", "get-token", "--cluster-name", cluster.name, "--region", region];
  const users = list(at(parsed(kubeconfig), "users")).map(object);
  return (
    users.length > 0 &&
    users.every(({ user }) => texts(at(user, "exec", "args")).join(" ") === wanted.join(" "))
  );
}
