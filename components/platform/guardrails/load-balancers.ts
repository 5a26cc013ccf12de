import type { Cel } from "./cel.ts";
import { type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on } from "./request.ts";

/** Annotations that steer something outside the cluster on the tenant's behalf. */
const steering: Cel = [
  `key.startsWith("service.beta.kubernetes.io/")`,
  `key.contains("ingress.kubernetes.io/")`,
  `key.startsWith("external-dns.alpha.kubernetes.io/")`,
].join(" || ");

const nlb = "service.beta.kubernetes.io/aws-load-balancer-";
const alb = "alb.ingress.kubernetes.io/";

/**
 * Those that concern nobody but the tenant. All others are out: by security groups, certificates, groups of load
 * balancers, target groups, log buckets, addresses, tags or host names one tenant could reach for another's.
 */
const harmless = [
  ...["ip-address-type", "nlb-target-type", "proxy-protocol", "scheme", "type"].map((name) => nlb + name),
  ...[
    "backend-protocol",
    "ip-address-type",
    "listen-ports",
    "scheme",
    "ssl-redirect",
    "success-codes",
    "target-type",
  ].map((name) => alb + name),
];
const healthChecks: Cel = [nlb, alb].map((prefix) => `key.startsWith("${prefix}healthcheck-")`).join(" || ");

/** Bounds what tenants may ask of load balancers through annotations. */
export const loadBalancers = (): ValidatingPolicy =>
  validating("load-balancers", {
    on: [on("/services", "CREATE", "UPDATE"), on("networking.k8s.io/ingresses", "CREATE", "UPDATE")],
    when: [byTenants],
    variables: [
      {
        name: "refused",
        expression: `object.metadata.?annotations.orValue({}).filter(key, (${steering}) && !(${healthChecks}) && !(key in ${JSON.stringify(harmless)}) && (oldObject == null || oldObject.metadata.?annotations[?key].orValue("") != object.metadata.annotations[key]))`,
      },
    ],
    refuse: [
      {
        expression: "variables.refused.size() == 0",
        message: "an annotation could reach for what is another tenant's: remove it",
        messageExpression: `"these annotations could reach for what is another tenant's, remove them: " + variables.refused.join(", ")`,
      },
    ],
  });
