import type { Settings } from "../../../stacks/settings/settings.ts";
import { injects } from "../../kubernetes-version.ts";
import type { Cel } from "./cel.ts";
import { placement } from "./placement.ts";
import { completeSpec } from "./pod-defaults.ts";
import { type PodRule, podVariables } from "./pod-rule.ts";
import { podSize } from "./pod-size.ts";
import { type ResourceRule, type ValidatingPolicy, validating } from "./policy.ts";
import { priority } from "./priority.ts";
import { noMark } from "./protected-objects.ts";
import { byTenants, changeOf, on } from "./request.ts";
import { rootUser } from "./root-user.ts";
import { gracePeriod, noFinalizers } from "./termination.ts";
import { inlineVolumes } from "./volumes.ts";

const rules: Record<string, PodRule[]> = {
  placement,
  priority,
  "root-user": rootUser,
  "inline-volumes": inlineVolumes,
  "grace-period": gracePeriod,
  "pod-size": podSize,
  "complete-spec": completeSpec,
};

/** What a new pod must be, whoever makes it. */
export function pods(): ValidatingPolicy[] {
  return Object.entries(rules).map(([noun, refuse]) =>
    validating(noun, { on: [on("/pods", "CREATE")], variables: podVariables("object.spec"), refuse }),
  );
}

/**
 * The same about templates. A refused pod shows up as an event of its controller; the author of the template hears
 * of it here. A courtesy: what the pods' own policies refuse stays refused without it.
 */
export function podTemplates(settings: Settings): ValidatingPolicy[] {
  const heard = Object.entries(rules).filter(([noun]) => noun !== "complete-spec" || !injects(settings));
  const refuse = heard.flatMap(([, validations]) => validations);
  const templates = (noun: string, template: Cel, resources: ResourceRule[]) =>
    validating(noun, {
      on: resources,
      when: [byTenants, changeOf("template-changes", template)],
      variables: podVariables(`object.${template}.spec`),
      refuse: [...refuse, noFinalizers(template), noMark(template)],
    });
  return [
    templates("templates", "spec.template", [
      on("apps/deployments", "CREATE", "UPDATE"),
      on("apps/replicasets", "CREATE", "UPDATE"),
      on("apps/statefulsets", "CREATE", "UPDATE"),
      on("batch/jobs", "CREATE", "UPDATE"),
      on("/replicationcontrollers", "CREATE", "UPDATE"),
    ]),
    templates("cron-job-templates", "spec.jobTemplate.spec.template", [
      on("batch/cronjobs", "CREATE", "UPDATE"),
    ]),
  ];
}
