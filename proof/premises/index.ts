import type { Finding } from "../finding.ts";
import { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { judgeCluster } from "./cluster.ts";
import { judgeInputs } from "./inputs.ts";
import { judgeOptions } from "./options.ts";
import type { Premise } from "./premise.ts";
import { judgeProviders } from "./providers.ts";
import { judgeTwins } from "./twins.ts";
import { judgeTypes } from "./types.ts";

/**
 * What every claim takes for granted: it knows all that the plan holds, each thing is there once, and all of it goes
 * into the account and the cluster of the settings. A breach is told under the claim that it would belie first.
 */
const premises: readonly Premise[] = [
  judgeTypes,
  judgeInputs,
  judgeOptions,
  judgeProviders,
  judgeTwins,
  judgeCluster,
];

/** What was found of the premises, by claim. */
export function judgePremises(view: View): (claim: string) => Finding {
  const judgements = new Map<string, Judgement>();
  const under = (claim: string) => {
    const judgement = judgements.get(claim) ?? new Judgement();
    judgements.set(claim, judgement);
    return judgement;
  };
  for (const judge of premises) judge(view, under);
  return (claim) => under(claim).finding;
}
