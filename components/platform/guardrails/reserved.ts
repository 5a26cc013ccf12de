import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on } from "./request.ts";

/** No Role grants these; a second lock, should one ever. */
export const reservedKinds = (): ValidatingPolicy =>
  validating("reserved-kinds", {
    on: [
      on("/resourcequotas", "CREATE", "UPDATE", "DELETE"),
      on("/limitranges", "CREATE", "UPDATE", "DELETE"),
      on("/endpoints", "CREATE", "UPDATE", "DELETE"),
      on("discovery.k8s.io/endpointslices", "CREATE", "UPDATE", "DELETE"),
      on("/bindings", "CREATE"),
      on("/pods/binding", "CREATE"),
      on("/serviceaccounts/token", "CREATE"),
      // Addresses stand in the status: a false one draws others' traffic.
      on("/pods/status", "UPDATE"),
      on("/services/status", "UPDATE"),
      on("networking.k8s.io/ingresses/status", "UPDATE"),
    ],
    when: [byTenants],
    refuse: [
      {
        expression: "false",
        message: "only the platform writes these",
        messageExpression: `"only the platform writes " + request.resource.resource + (request.?subResource.orValue("") == "" ? "" : "/" + request.subResource)`,
      },
    ],
  });

/** A Secret of this type makes the API server mint a token without an end, for any account it names. */
export const tokens = (): ValidatingPolicy =>
  validating("tokens", {
    on: [on("/secrets", "CREATE", "UPDATE")],
    when: [byTenants],
    refuse: [
      {
        expression: `object.?type.orValue("Opaque") != "kubernetes.io/service-account-token"`,
        message:
          "tokens without an end are not issued: let a pod use the service account, its token is mounted",
      },
    ],
  });
