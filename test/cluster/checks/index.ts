import type { Check } from "../suite/check.ts";
import { access } from "./access.ts";
import { amounts } from "./amounts.ts";
import { benchmarkPods } from "./benchmark/pods.ts";
import { benchmarkRights } from "./benchmark/rights.ts";
import { daily } from "./daily.ts";
import { drift } from "./drift.ts";
import { ephemeral } from "./ephemeral.ts";
import { escalation } from "./escalation.ts";
import { fairness } from "./fairness.ts";
import { networkFloor } from "./floor.ts";
import { frozen } from "./frozen.ts";
import { identities } from "./identities.ts";
import { life } from "./life.ts";
import { lifecycle } from "./lifecycle.ts";
import { namespaces } from "./namespaces.ts";
import { network } from "./network.ts";
import { nodes } from "./nodes.ts";
import { placement } from "./placement.ts";
import { platformObjects } from "./platform-objects.ts";
import { podBounds } from "./pod-bounds.ts";
import { podSecurity } from "./pod-security.ts";
import { pods } from "./pods.ts";
import { preview } from "./preview.ts";
import { queue } from "./queue.ts";
import { counts } from "./quota.ts";
import { runningPods } from "./running-pods.ts";
import { services } from "./services.ts";
import { states } from "./states.ts";
import { statuses } from "./statuses.ts";
import { transitions } from "./transitions.ts";
import { volumes } from "./volumes.ts";

/** Every check, in the order of the report. */
export const checks: readonly Check[] = [
  ...namespaces,
  ...platformObjects,
  ...drift,
  ...counts,
  ...amounts,
  ...podBounds,
  ...queue,
  ...fairness,
  ...nodes,
  ...placement,
  ...runningPods,
  ...pods,
  ...access,
  ...escalation,
  ...identities,
  ...preview,
  ...network,
  ...networkFloor,
  ...podSecurity,
  ...ephemeral,
  ...services,
  ...statuses,
  ...volumes,
  ...life,
  ...daily,
  ...lifecycle,
  ...frozen,
  ...transitions,
  ...states,
  ...benchmarkRights,
  ...benchmarkPods,
];
