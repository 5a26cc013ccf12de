import type { Claim } from "../claim.ts";
import { Judgement } from "../objects/judgement.ts";
import { judgeCapacity } from "./capacity.ts";
import { judgeCeilings } from "./ceilings.ts";
import { judgeCounts } from "./counts.ts";
import { judgeNames } from "./names.ts";
import { judgeSizes } from "./sizes.ts";

export const limits: Claim = {
  id: "L-1",
  title: "The environment fits AWS's limits, and each tenant's quota the nodes that its pods run on.",
  judge: (view) => {
    const judgement = new Judgement();
    judgeCeilings(view, judgement);
    judgeCounts(view, judgement);
    judgeSizes(view, judgement);
    judgeNames(view, judgement);
    judgeCapacity(view, judgement);
    return judgement.finding;
  },
};
