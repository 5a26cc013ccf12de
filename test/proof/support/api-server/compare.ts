import { refusals } from "../../../../proof/admission/admit.ts";
import type { Request } from "../../../../proof/admission/request.ts";
import { nameOf } from "../../../../proof/objects/kubernetes.ts";
import { type View, viewOf } from "../../../../proof/view.ts";
import type { World } from "../../../cluster/suite/world.ts";
import { ask } from "./ask.ts";
import { withStanding } from "./standing.ts";

/** A request, and what it is in words. */
interface Asked {
  readonly what: string;
  readonly request: Request;
}

/**
 * What the proof and the server make of a request. They agree where policies refuse it, says the proof, and one of
 * these did; or where none does and the server took it. What something else answered shows nothing about policies.
 */
export type Verdict =
  | { readonly kind: "agreed"; readonly refusedBy: string | null }
  | { readonly kind: "elsewhere"; readonly said: string }
  | { readonly kind: "disagreed"; readonly said: string };

/** Has both judge each request. */
export async function compare(world: World, asked: readonly Asked[]): Promise<Verdict[]> {
  const view = viewOf(world.program.plan);
  // What is made must not be there yet; what is changed must.
  const made = asked.filter(({ request }) => isCreation(request));
  const rest = asked.filter(({ request }) => !isCreation(request));
  const verdicts = await judgeAll(world, view, made);
  const requests = rest.map(({ request }) => request);
  await withStanding(world, requests, async () => {
    verdicts.push(...(await judgeAll(world, view, rest)));
  });
  return verdicts;
}

const isCreation = ({ operation, resource }: Request) =>
  operation === "CREATE" && resource.subresource === "";

async function judgeAll(world: World, view: View, asked: readonly Asked[]): Promise<Verdict[]> {
  const queue = [...asked];
  const verdicts: Verdict[] = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      verdicts.push(await judge(world, view, next));
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return verdicts;
}

async function judge(world: World, view: View, { what, request }: Asked): Promise<Verdict> {
  const policies = new Set(refusals(view, request).map(({ policy }) => nameOf(policy.policy)));
  const answer = await ask(world, request);
  const refusedBy = answer.by === "policy" ? answer.policy : null;
  if (refusedBy === null ? answer.by === "nobody" && policies.size === 0 : policies.has(refusedBy)) {
    return { kind: "agreed", refusedBy };
  }
  const proof = policies.size === 0 ? "nobody" : [...policies].join(" or ");
  const server = answer.by === "server" ? answer.said : (refusedBy ?? "nobody");
  const { namespace, ...rest } = request;
  const asked = JSON.stringify({ namespace: namespace?.name, ...rest });
  return {
    kind: answer.by === "server" ? "elsewhere" : "disagreed",
    said: `${what} is refused by ${proof}, says the proof; by ${server}, says the server: ${asked}`,
  };
}

/** `340 requests, 340 agreed (310 refused; policies: 9), 0 answered by something else first` */
export function tally(verdicts: readonly Verdict[]): string {
  const count = (wanted: Verdict["kind"]) => verdicts.filter(({ kind }) => kind === wanted).length;
  const by = refusing(verdicts);
  const refused = `${by.length} refused; policies: ${new Set(by).size}`;
  return `${verdicts.length} requests, ${count("agreed")} agreed (${refused}), ${count("elsewhere")} answered by something else first`;
}

/** For each refusal that both agree on, the policy that the server named. */
export const refusing = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap((verdict) =>
    verdict.kind === "agreed" && verdict.refusedBy !== null ? [verdict.refusedBy] : [],
  );
