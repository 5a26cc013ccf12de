import { judges } from "./cases.ts";
import { platformAdmin } from "./judge.ts";

judges("own-namespace", {
  admits: {
    "the own one": {},
    "those who are no tenant's": { namespace: "kube-system", labels: {}, groups: platformAdmin },
  },
  refuses: {
    "a neighbour's": [{ namespace: "globex", labels: { tenant: "globex" } }, /own namespace only/],
    "one whose name begins alike": [
      { namespace: "acme-eu", labels: { tenant: "acme-eu" } },
      /own namespace only/,
    ],
    "the platform's": [{ namespace: "kube-system", labels: {} }, /own namespace only/],
    "what has no namespace": [{ namespace: null, resource: "nodes" }, /own namespace only/],
  },
});
