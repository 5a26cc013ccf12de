import type { PlannedResource, PlanSettings } from "../../plan/plan.ts";
import { at, list, text, texts } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { sourcesOf } from "../objects/sources.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { overlap, range, within } from "./address.ts";

/**
 * What the settings say of addresses is what the plan makes: pods are where the settings know of pods, and what
 * tenants may reach inside the VPC is no pod's. Of a network that exists the settings are all there is to know.
 */
export function judgePlaces(view: View, judgement: Judgement): void {
  const { cidrs, serviceCidr, existing } = view.plan.settings.network;
  judgement.attempt(undefined, () => {
    for (const [what, cidr] of special(view)) {
      judgement.check(
        cidrs.some((own) => within(range(cidr), range(own))),
        () => `${cidr} is said to be ${what} and lies outside the VPC, where it is somebody else's`,
      );
    }
    judgement.check(
      !cidrs.some((own) => overlap(range(own), range(serviceCidr))),
      () => `Services (${serviceCidr}) and pods (${cidrs.join(", ")}) share addresses`,
    );
  });
  if (existing === null) judgement.attempt(undefined, () => judgeOwnNetwork(view, judgement));
  else judgeExisting(view, existing, judgement);
}

/** Addresses inside the VPC that tenants may reach, or be reached from. */
function special({ plan }: View): readonly (readonly [what: string, cidr: string])[] {
  const { s3Endpoints, stsEndpoints, loadBalancers, kubernetesApi } = plan.settings.network;
  return [
    ...[...s3Endpoints, ...stsEndpoints].map((cidr) => ["an endpoint of AWS", cidr] as const),
    ...loadBalancers.map((cidr) => ["a load balancer's", cidr] as const),
    ...kubernetesApi.map((cidr) => ["the API server's", cidr] as const),
  ];
}

function judgeOwnNetwork(view: View, judgement: Judgement): void {
  const { loadBalancers, kubernetesApi } = view.plan.settings.network;
  const networks = view.ofType(types.vpc);
  const [vpc] = networks;
  judgement.check(
    networks.length === 1,
    () => `the plan makes ${networks.length} VPCs, and no other is in the settings`,
    ...networks,
  );
  const subnets = list(vpc?.inputs.subnetSpecs);
  const ranges = (kind: string) =>
    subnets.filter((one) => text(at(one, "type")) === kind).flatMap((one) => texts(at(one, "cidrBlocks")));
  for (const [what, cidr] of special(view)) {
    judgement.check(
      !ranges("Private").some((nodes) => overlap(range(nodes), range(cidr))),
      () => `${cidr} is said to be ${what} and is the nodes': pods of every tenant have addresses there`,
      vpc,
    );
  }
  judgeSame(judgement, "load balancers", loadBalancers, ranges("Public"), vpc);
  for (const cluster of view.ofType(types.cluster)) {
    const there = sourcesOf(view, cluster, "subnetIds").map(cidrOf);
    judgeSame(judgement, "the API server", kubernetesApi, there, cluster);
  }
  for (const group of view.ofType(types.nodeGroup)) {
    judgement.attempt(group, () => {
      const sources = sourcesOf(view, group, "subnetIds");
      judgement.check(
        sources.length === 1 && sources[0] === vpc,
        () => `nodes of ${group.name} are not in the subnets that the VPC has for them`,
        group,
      );
    });
  }
}

/** Tenants reach just what is there, and all of it. */
export function judgeSame(
  judgement: Judgement,
  what: string,
  said: readonly string[],
  planned: readonly string[],
  resource: PlannedResource | undefined,
): void {
  const [a, b] = [said, planned].map((ranges) => [...new Set(ranges)].sort().join(", "));
  judgement.check(
    a === b,
    () => `the settings have ${what} at ${a || "nowhere"}, the plan at ${b || "nowhere"}`,
    resource,
  );
}

export const cidrOf = ({ inputs }: PlannedResource) => text(inputs.cidrBlock);

type Existing = NonNullable<PlanSettings["network"]["existing"]>;

function judgeExisting(view: View, existing: Existing, judgement: Judgement): void {
  const { vpcId, nodeSubnetIds, controlPlaneSubnetIds } = existing;
  const given = (type: string, input: string, ids: readonly string[]) => {
    for (const resource of view.ofType(type)) {
      judgement.attempt(resource, () =>
        judgement.check(
          texts(list([resource.inputs[input] ?? null].flat())).join() === ids.join(),
          () => `${resource.name} is not where the settings say: ${input} is not ${ids.join(", ")}`,
          resource,
        ),
      );
    }
  };
  given(types.nodeGroup, "subnetIds", nodeSubnetIds);
  given(types.cluster, "subnetIds", controlPlaneSubnetIds);
  given(types.cluster, "vpcId", [vpcId]);
}
