import { judges, spec } from "./cases.ts";
import { platformAdmin, serviceAccount } from "./judge.ts";

const own = { podSelector: {} };

judges("network-policies", {
  admits: {
    "nothing at all": spec({ podSelector: {}, policyTypes: ["Ingress", "Egress"] }),
    "its own pods": spec({ ingress: [{ from: [own] }], egress: [{ to: [own], ports: [{ port: 80 }] }] }),
    "the platform's floor": { ...spec({ egress: [{ to: [{ ipBlock: {} }] }] }), groups: platformAdmin },
  },
  refuses: {
    "ingress from anywhere": [spec({ ingress: [{}] }), /every rule needs from/],
    "egress to anywhere": [spec({ egress: [{}] }), /every rule needs to/],
    "an empty list of peers": [spec({ ingress: [{ from: [] }] }), /every rule needs from/],
    "other namespaces": [spec({ ingress: [{ from: [{ namespaceSelector: {} }] }] }), /no namespaceSelector/],
    "pods of other namespaces": [
      spec({ ingress: [{ from: [{ ...own, namespaceSelector: {} }] }] }),
      /no namespaceSel/,
    ],
    "an address": [spec({ egress: [{ to: [{ ipBlock: { cidr: "169.254.169.254/32" } }] }] }), /no ipBlock/],
    "a second rule": [
      spec({ ingress: [{ from: [own] }, { ports: [{ port: 80 }] }] }),
      /every rule needs from/,
    ],
    "the same, of a service account": [
      { ...spec({ ingress: [{}] }), groups: serviceAccount },
      /every rule needs from/,
    ],
  },
});
