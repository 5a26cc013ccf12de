import { at } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { sourcesOf } from "../objects/sources.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { cidrOf, judgeSame } from "./places.ts";

/** What tenants are to reach is there, where the plan makes the network and the cluster. */
export function judgeServices(view: View, judgement: Judgement): void {
  const { network, identity } = view.plan.settings;
  const usesIrsa = identity.mode === "irsa";
  if (network.existing === null) {
    judgeEndpoint(view, "s3", network.s3Endpoints, judgement);
    if (usesIrsa) judgeEndpoint(view, "sts", network.stsEndpoints, judgement);
  }
  if (usesIrsa || view.ofType(types.cluster).length === 0) return;
  judgement.check(
    view.ofType(types.addon).some(({ inputs }) => inputs.addonName === "eks-pod-identity-agent"),
    () => "no pod gets credentials: the plan makes a cluster without the Pod Identity agent",
  );
}

/** An interface endpoint under the service's own name, open to all who reach it, in the subnets of the settings. */
function judgeEndpoint(view: View, service: string, ranges: readonly string[], judgement: Judgement): void {
  const endpoints = view
    .ofType(types.endpoint)
    .filter(({ inputs }) => String(inputs.serviceName).endsWith(`.${view.plan.settings.region}.${service}`))
    .filter(({ inputs }) => inputs.vpcEndpointType === "Interface");
  const [endpoint] = endpoints;
  judgement.check(
    endpoints.length === 1,
    () => `the VPC has ${endpoints.length} interface endpoints of ${service}, not one`,
    ...endpoints,
  );
  if (endpoint === undefined) return;
  judgement.check(
    at(endpoint.inputs.policy) === undefined && endpoint.inputs.privateDnsEnabled === true,
    () =>
      `${endpoint.name} has a policy of its own, or no private name: tenants may not reach ${service} by it`,
    endpoint,
  );
  judgement.attempt(endpoint, () =>
    judgeSame(judgement, service, ranges, sourcesOf(view, endpoint, "subnetIds").map(cidrOf), endpoint),
  );
}
