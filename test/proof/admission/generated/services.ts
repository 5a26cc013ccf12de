import fc from "fast-check";
import type { JsonObject } from "../../../../proof/objects/json.ts";
import { type Kind, labels } from "./kind.ts";
import { field, pick, some } from "./pick.ts";

const annotations = some(
  2,
  ...[
    "service.beta.kubernetes.io/aws-load-balancer-scheme",
    "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path",
    "service.beta.kubernetes.io/aws-load-balancer-security-groups",
    "alb.ingress.kubernetes.io/group.name",
    "alb.ingress.kubernetes.io/target-type",
    "external-dns.alpha.kubernetes.io/hostname",
    "example.com/note",
  ].map((key) => field(key, "true")),
).map((chosen) => ({ annotations: chosen }));

const plain: JsonObject = { selector: labels, ports: [{ port: 80 }] };

const spec: fc.Arbitrary<JsonObject> = fc.oneof(
  some(2, field("type", "ClusterIP", "NodePort"), field("externalIPs", ["192.0.2.1"], [])),
  pick({ type: "ExternalName", externalName: "example.com" }),
  fc
    .tuple(
      pick<JsonObject>({ allocateLoadBalancerNodePorts: false }, {}),
      pick<JsonObject>(
        { loadBalancerClass: "service.k8s.aws/nlb" },
        { loadBalancerClass: "example.com/other" },
        {},
      ),
      pick<JsonObject>({ externalTrafficPolicy: "Cluster" }, { externalTrafficPolicy: "Local" }, {}),
    )
    .map((parts) => Object.assign({ type: "LoadBalancer" }, ...parts) as JsonObject),
);

const backend = { spec: { defaultBackend: { service: { name: "ours", port: { number: 80 } } } } };

/** What leads to pods from elsewhere. */
export const services: readonly Kind[] = [
  {
    path: "/v1/services",
    kind: "Service",
    plain: () => ({ spec: plain }),
    made: () =>
      fc.tuple(annotations, spec).map(([metadata, more]) => ({ metadata, spec: { ...plain, ...more } })),
    changed: () => annotations.map((metadata) => ({ metadata, spec: plain })),
  },
  {
    path: "networking.k8s.io/v1/ingresses",
    kind: "Ingress",
    plain: () => backend,
    made: () => annotations.map((metadata) => ({ metadata, ...backend })),
    changed: () => annotations.map((metadata) => ({ metadata, ...backend })),
  },
];
