import { at, parsed, text } from "../objects/json.ts";
import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";
import { tenantKey, types } from "../vocabulary.ts";

/** The storage class tags each disk with its claim's namespace: the EBS driver's own `extraVolumeTags` must not. */
export function judgeDriver(view: View, judgement: Judgement): void {
  for (const addon of view.ofType(types.addon)) {
    judgement.attempt(addon, () => {
      const configuration = parsed(text(addon.inputs.configurationValues ?? "{}"));
      judgement.check(
        at(configuration, "controller", "extraVolumeTags", tenantKey) === undefined,
        () => `${addon.name} tags the disks of all tenants as one's`,
        addon,
      );
    });
  }
}
