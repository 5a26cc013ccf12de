import type { Cel } from "./cel.ts";
import { add } from "./json-patch.ts";
import { type MutatingPolicy, mutating, type ValidatingPolicy, validating } from "./policy.ts";
import { byTenants, on, specChanges } from "./request.ts";

/** The AWS Load Balancer Controller's class; it can reach pods without node ports. */
const loadBalancerClass = "service.k8s.aws/nlb";
const targetType = "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type";

const balanced: Cel = `object.spec.?type.orValue("ClusterIP") == "LoadBalancer"`;

/** No Service stands for anything but pods of its own namespace, or opens a port on a node. */
export const services = (): ValidatingPolicy =>
  validating("services", {
    on: [on("/services", "CREATE", "UPDATE")],
    when: [specChanges],
    refuse: [
      {
        expression: "object.spec.?externalIPs.orValue([]).size() == 0",
        message: "externalIPs could take over another's address: remove them",
      },
      {
        expression: `object.spec.?type.orValue("ClusterIP") in ["ClusterIP", "LoadBalancer"]`,
        message: "NodePort and ExternalName are not for tenants: write type: ClusterIP",
        messageExpression: `"type " + object.spec.type + " is not for tenants: write type: ClusterIP"`,
      },
      {
        expression: `!(${balanced}) || !object.spec.?allocateLoadBalancerNodePorts.orValue(true) && object.spec.?loadBalancerClass.orValue("") == "${loadBalancerClass}"`,
        message: `load balancers reach pods directly: add to the spec allocateLoadBalancerNodePorts: false; loadBalancerClass: ${loadBalancerClass}; and to the annotations ${targetType}: ip`,
      },
      {
        expression: "object.spec.?ports.orValue([]).all(p, p.?nodePort.orValue(0) == 0)",
        message: "a node port is open on every node, other tenants' too: remove nodePort",
      },
      {
        // With Local the API server opens a health check port on every node, whatever the node ports.
        expression: `!(${balanced}) || object.spec.?externalTrafficPolicy.orValue("Cluster") == "Cluster"`,
        message:
          "externalTrafficPolicy Local opens a port on every node: write Cluster, with which pods see the client's address too, since they are reached directly",
      },
    ],
  });

const most = { ports: 100, labels: 100 };

/** Every node of the cluster keeps every Service's ports, and its labels once more for each slice of endpoints. */
export const serviceSize = (): ValidatingPolicy =>
  validating("service-size", {
    on: [on("/services", "CREATE", "UPDATE")],
    when: [byTenants],
    refuse: [
      {
        expression: `object.spec.?ports.orValue([]).size() <= ${most.ports}`,
        message: `a Service has at most ${most.ports} ports: remove some, or make several Services`,
      },
      {
        expression: `object.metadata.?labels.orValue({}).size() <= ${most.labels}`,
        message: `a Service has at most ${most.labels} labels: remove some, or write annotations`,
      },
    ],
  });

/** Makes an ordinary LoadBalancer pass. The API server has already filled in node ports, so false replaces true. */
export const serviceDefaults = (): MutatingPolicy =>
  mutating("service-defaults", {
    on: [on("/services", "CREATE", "UPDATE")],
    when: [specChanges, { name: "load-balancer", expression: balanced }],
    patches: [
      `[${add(`"/spec/allocateLoadBalancerNodePorts"`, "false")}]`,
      `has(object.spec.loadBalancerClass) ? [] : [${add(`"/spec/loadBalancerClass"`, `"${loadBalancerClass}"`)}]`,
      `has(object.metadata.annotations) ? [] : [${add(`"/metadata/annotations"`, "{}")}]`,
      `object.metadata.?annotations[?"${targetType}"].hasValue() ? [] : [${add(`"/metadata/annotations/${targetType.replace("/", "~1")}"`, `"ip"`)}]`,
    ],
  });
