import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { covered, overlap, type Range, range, within } from "./address.ts";

/**
 * What tenants may reach inside the VPC leaves room for pods, which are in the rest of it. Where the network exists
 * only the settings say what is where: ranges that are no interfaces' alone would excuse any opening.
 */
export function judgeRoom(view: View, judgement: Judgement): void {
  judgement.attempt(undefined, () => {
    const whole = view.plan.settings.network.cidrs.map((cidr) => ({ cidr, ...range(cidr) }));
    const places = placesOf(view);
    for (const { what, parts } of places) {
      for (const part of parts) {
        judgement.check(
          part.last - part.first < mostAddresses && !whole.some((own) => within(own, part)),
          () => `${part.cidr} is said to be ${what} and is large enough to hold pods of every tenant`,
        );
      }
    }
    judgeApart(places, judgement);
    const taken = places.flatMap(({ parts }) => parts);
    judgement.check(
      whole.some((own) => !covered(own, taken)),
      () => `all of ${whole.map(({ cidr }) => cidr).join(", ")} is said to hold something other than pods`,
    );
  });
}

/** The public subnets of AWS's own VPC for EKS are /18, a quarter of it each. */
const mostAddresses = 2 ** 14;

interface Place {
  readonly what: string;
  readonly parts: readonly (Range & { readonly cidr: string })[];
}

function placesOf({ plan }: View): readonly Place[] {
  const { s3Endpoints, stsEndpoints, loadBalancers, kubernetesApi } = plan.settings.network;
  const place = (what: string, cidrs: readonly string[]) => ({
    what,
    parts: cidrs.map((cidr) => ({ cidr, ...range(cidr) })),
  });
  return [
    // One subnet may have both: who reaches storage reaches either.
    place("endpoints of AWS", [...new Set([...s3Endpoints, ...stsEndpoints])]),
    place("load balancers", loadBalancers),
    place("the API server", kubernetesApi),
  ];
}

/** Who declares one place must not get to another by it. */
function judgeApart(places: readonly Place[], judgement: Judgement): void {
  for (const [index, { what, parts }] of places.entries()) {
    for (const other of places.slice(0, index)) {
      for (const part of parts) {
        const common = other.parts.find((one) => overlap(one, part));
        judgement.check(
          common === undefined,
          () => `${part.cidr} is said to be ${what} and holds ${other.what} too, at ${common?.cidr}`,
        );
      }
    }
  }
}
