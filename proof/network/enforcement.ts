import type { PlannedResource } from "../../plan/plan.ts";
import { at, object, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";

/** A policy that nothing enforces closes nothing. An existing cluster is checked as it is deployed to. */
export function judgeEnforcement(view: View, judgement: Judgement): void {
  for (const cluster of view.ofType(types.cluster)) {
    judgement.attempt(cluster, () => judgePlugin(cluster, judgement));
  }
}

function judgePlugin(cluster: PlannedResource, judgement: Judgement): void {
  const { addonVersion, configurationValues, enableNetworkPolicy, ...rest } = object(
    cluster.inputs.vpcCniOptions,
  );
  judgement.check(
    enableNetworkPolicy === true,
    () => "the cluster's network plugin enforces no network policy: enableNetworkPolicy is not true",
    cluster,
  );
  judgement.check(
    isRecent(text(addonVersion)),
    () =>
      `the network plugin is ${addonVersion}: before 1.23 pods whose names join alike share their policies`,
    cluster,
  );
  const { env, ...others } = object(configurationValues);
  const unknown = [
    ...Object.keys(rest).filter((option) => !/^resolveConflictsOn(Create|Update)$/.test(option)),
    ...Object.keys(others),
    ...Object.keys(object(env)).filter((variable) => variable !== mode && !harmless.test(variable)),
  ];
  judgement.check(
    unknown.length === 0 && at(env, mode) === "standard",
    () =>
      unknown.length === 0
        ? `the network plugin has ${mode} ${JSON.stringify(at(env, mode) ?? null)}, not "standard"`
        : `the network plugin has ${unknown.join(", ")}, which may change what it enforces: add it to proof/network/enforcement.ts if it does not`,
    cluster,
  );
}

const mode = "NETWORK_POLICY_ENFORCING_MODE";
/** How many addresses a node keeps ready. */
const harmless = /^(WARM|MINIMUM)_[A-Z_]+$|^ENABLE_PREFIX_DELEGATION$/;

function isRecent(version: string): boolean {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  if (minor === undefined) throw new Unjudgeable(`${version} is no version of the network plugin`);
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 23);
}
