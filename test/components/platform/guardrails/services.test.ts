import { judges, spec } from "./cases.ts";
import { controller, platformAdmin } from "./judge.ts";

const lb = {
  type: "LoadBalancer",
  allocateLoadBalancerNodePorts: false,
  loadBalancerClass: "service.k8s.aws/nlb",
};

judges("services", {
  admits: {
    "an ordinary one": spec({ ports: [{ port: 80 }] }),
    "a load balancer": spec({ ...lb, ports: [{ port: 80 }] }),
    "an old one that only lets go of a finalizer": {
      operation: "UPDATE",
      object: { metadata: {}, spec: { type: "NodePort" } },
      oldObject: { metadata: { finalizers: ["a"] }, spec: { type: "NodePort" } },
      groups: controller,
    },
  },
  refuses: {
    "another's address": [spec({ externalIPs: ["10.0.0.1"] }), /remove them/],
    "another's name": [spec({ type: "ExternalName" }), /write type: ClusterIP/],
    "a node port": [spec({ type: "NodePort" }), /write type: ClusterIP/],
    "a load balancer over node ports": [
      spec({ type: "LoadBalancer" }),
      /allocateLoadBalancerNodePorts: false; loadBal/,
    ],
    "another controller's load balancer": [
      spec({ ...lb, loadBalancerClass: "a.b/c" }),
      /service.k8s.aws\/nlb/,
    ],
    "a load balancer with a node port": [
      spec({ ...lb, ports: [{ port: 80, nodePort: 30080 }] }),
      /remove nodePort/,
    ],
    "a load balancer with a health check port": [
      spec({ ...lb, externalTrafficPolicy: "Local" }),
      /write Cluster/,
    ],
    "a later change, whoever makes it": [
      {
        ...spec({ externalIPs: ["10.0.0.1"] }),
        operation: "UPDATE",
        oldObject: { spec: {} },
        groups: platformAdmin,
      },
      /remove them/,
    ],
  },
});

judges("service-size", {
  admits: {
    "an ordinary one": spec({ ports: [{ port: 80 }] }),
    "the platform's": { ...spec({ ports: Array(101).fill({}) }), groups: platformAdmin },
  },
  refuses: {
    "hundreds of ports": [spec({ ports: Array(101).fill({}) }), /at most 100 ports/],
    "hundreds of labels": [
      {
        object: {
          metadata: { labels: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`l${i}`, ""])) },
          spec: {},
        },
      },
      /at most 100 labels/,
    ],
  },
});
