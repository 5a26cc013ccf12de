import { type Attempt, admitted, refused } from "../admission/expect.ts";
import { representatives, type TenantNamespace } from "../admission/namespaces.ts";
import { asUpdate, creation } from "../admission/objects.ts";
import type { User } from "../admission/request.ts";
import { membersOf } from "../admission/users.ts";
import { contractOf } from "../contract.ts";
import { at, type JsonObject } from "../objects/json.ts";
import type { View } from "../view.ts";

/** A Service leads to pods of its own namespace, and opens no way past network policies. */
export function* ownServices(view: View): Iterable<Attempt> {
  for (const namespace of representatives(view)) {
    for (const [who, user] of membersOf(namespace)) {
      const before = service(namespace, {}, user).object ?? {};
      for (const [what, spec] of hostile) {
        const request = service(namespace, { spec: { ...plain, ...spec } }, user);
        yield refused(`a Service of ${who} with ${what}`, request);
        yield refused(`a change by ${who} of a Service to one with ${what}`, asUpdate(request, before));
      }
      for (const key of steering) {
        const body = { metadata: { annotations: { [key]: "another" } } };
        yield refused(`a Service of ${who} with ${key}`, service(namespace, body, user));
        yield refused(`an Ingress of ${who} with ${key}`, ingress(namespace, body, user));
      }
      if (namespace.labelledState !== "active") continue;
      yield admitted("a Service for its own pods", service(namespace, {}, user));
      if (mayBalance(view, namespace))
        yield admitted("a load balancer within the quota", service(namespace, balanced, user));
      yield admitted("an Ingress to its own Service", ingress(namespace, {}, user));
    }
  }
}

/** Where the quota has none, it refuses the load balancer and no policy does. */
const mayBalance = (view: View, { tenant }: TenantNamespace) =>
  Number(at(contractOf(view, tenant)?.quota, "loadBalancers") ?? 0) > 0;

const plain: JsonObject = { selector: { app: "ours" }, ports: [{ port: 80, protocol: "TCP" }] };

const service = (namespace: TenantNamespace, body: JsonObject, user: User) =>
  creation(namespace, "/v1/services", "Service", { spec: { type: "ClusterIP", ...plain }, ...body }, user);

const ingress = (namespace: TenantNamespace, body: JsonObject, user: User) => {
  const defaultBackend = { service: { name: "ours", port: { number: 80 } } };
  const path = "networking.k8s.io/v1/ingresses";
  return creation(namespace, path, "Ingress", { spec: { defaultBackend }, ...body }, user);
};

const pastNodes = {
  type: "LoadBalancer",
  allocateLoadBalancerNodePorts: false,
  loadBalancerClass: "service.k8s.aws/nlb",
};

const balanced: JsonObject = {
  metadata: { annotations: { "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip" } },
  spec: { ...plain, ...pastNodes },
};

const hostile: [string, JsonObject][] = [
  ["another's address (externalIPs)", { externalIPs: ["192.0.2.1"] }],
  [
    "another's name (ExternalName)",
    { type: "ExternalName", externalName: "kubernetes.default.svc.cluster.local" },
  ],
  ["a port on every node (NodePort)", { type: "NodePort" }],
  ["node ports behind a load balancer", { ...pastNodes, allocateLoadBalancerNodePorts: true }],
  ["a node port of its choice", { ...pastNodes, ports: [{ port: 80, protocol: "TCP", nodePort: 30_080 }] }],
  ["a load balancer of whatever controller", { ...pastNodes, loadBalancerClass: "example.com/other" }],
  ["a health check port on every node", { ...pastNodes, externalTrafficPolicy: "Local" }],
];

/** What could make a load balancer, or a name server, serve another's traffic. */
const steering = [
  "service.beta.kubernetes.io/aws-load-balancer-security-groups",
  "service.beta.kubernetes.io/aws-load-balancer-eip-allocations",
  "alb.ingress.kubernetes.io/group.name",
  "external-dns.alpha.kubernetes.io/hostname",
];
