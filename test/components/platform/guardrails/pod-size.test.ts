import { judges, pod } from "./cases.ts";

const terms = (kind: string, how: string, count: number) =>
  pod({ affinity: { [kind]: { [`${how}DuringSchedulingIgnoredDuringExecution`]: Array(count).fill({}) } } });

judges("pod-size", {
  admits: {
    "an ordinary pod": pod({}),
    "the most there may be": pod({
      containers: Array(50).fill({}),
      initContainers: Array(50).fill({}),
      volumes: Array(100).fill({}),
      tolerations: Array(50).fill({}),
      topologySpreadConstraints: Array(20).fill({}),
    }),
    "as many terms": terms("podAffinity", "preferred", 20),
  },
  refuses: {
    containers: [pod({ containers: Array(51).fill({}) }), /at most 50 containers/],
    "init containers": [pod({ initContainers: Array(51).fill({}) }), /at most 50 initContainers/],
    volumes: [pod({ volumes: Array(101).fill({}) }), /at most 100 volumes/],
    tolerations: [pod({ tolerations: Array(51).fill({}) }), /at most 50 tolerations/],
    spread: [pod({ topologySpreadConstraints: Array(21).fill({}) }), /at most 20 topologySpread/],
    "required terms": [terms("podAffinity", "required", 21), /at most 20 terms of podAffinity/],
    "preferred terms": [terms("podAntiAffinity", "preferred", 21), /at most 20 terms of podAntiAffinity/],
  },
});
