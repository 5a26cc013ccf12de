import { stateKey, tenantKey } from "../../names.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on, onEverythingNamespaced, tenant } from "./request.ts";

const inactive = {
  matchExpressions: [
    { key: tenantKey, operator: "Exists" as const },
    { key: stateKey, operator: "NotIn" as const, values: ["active"] },
  ],
};

const refusal = (consequence: string) => ({
  expression: "false",
  message: `the tenant is not active, ${consequence}`,
  messageExpression: `'tenant ' + variables.tenant + ' is ' + namespaceObject.metadata.labels[?"${stateKey}"].orValue("not active") + ', ${consequence}: the platform changes that by state: active in tenants/' + variables.tenant + '.yaml'`,
});

/** A tenant that is frozen or leaving starts nothing and changes nothing, whatever Roles it made before. */
export const inactiveTenants = (): ValidatingPolicy[] => [
  validating("inactive-pods", {
    namespaces: inactive,
    // A pod that waited for a node gets none; and no CronJob fills the quota with Jobs that all start in the end.
    on: [on("/pods", "CREATE"), on("/pods/binding", "CREATE"), on("batch/jobs", "CREATE")],
    variables: [tenant],
    refuse: [refusal("no pod starts")],
  }),
  validating("inactive-people", {
    namespaces: inactive,
    on: [onEverythingNamespaced("CREATE", "UPDATE", "DELETE", "CONNECT")],
    when: [byTenants],
    variables: [tenant],
    refuse: [refusal("everything in it is read-only")],
  }),
];
