import { judges, pod } from "./cases.ts";
import { type Attempt, controller, platformAdmin } from "./judge.ts";

const holding = (...finalizers: string[]) => ({
  object: { metadata: { finalizers } },
  resource: "configmaps",
});

judges("finalizers", {
  admits: {
    none: { object: { metadata: {} } },
    "a claim's own": { ...holding("kubernetes.io/pvc-protection"), resource: "persistentvolumeclaims" },
    "one that was there": { ...holding("a.b/c"), operation: "UPDATE", oldObject: holding("a.b/c").object },
  },
  refuses: {
    "one nobody removes": [holding("a.b/c"), /remove them/],
    "a claim's on something else": [holding("kubernetes.io/pvc-protection"), /remove them/],
    "taking one off": [
      { object: { metadata: {} }, operation: "UPDATE", oldObject: holding("a.b/c").object },
      /as they are/,
    ],
  },
});

judges("finalizers-from-templates", {
  admits: { "a job's": { ...holding("batch.kubernetes.io/job-tracking"), groups: controller } },
  refuses: { "a template's": [{ ...holding("a.b/c"), groups: controller }, /remove them/] },
});

judges("grace-period", {
  admits: { "half a minute": pod({ terminationGracePeriodSeconds: 30 }) },
  refuses: { "a year": [pod({ terminationGracePeriodSeconds: 31_536_000 }), /above 3600/] },
});

const ending = (gracePeriodSeconds: number): Attempt => ({
  operation: "DELETE",
  oldObject: {},
  options: { gracePeriodSeconds },
});
const evicting = (gracePeriodSeconds: number): Attempt => ({
  resource: "pods/eviction",
  object: { deleteOptions: { gracePeriodSeconds } },
});

judges("deletions", {
  admits: {
    "at its own pace": { operation: "DELETE", oldObject: {} },
    "in an hour": ending(3600),
    "eviction at its own pace": { resource: "pods/eviction", object: {} },
    "eviction in an hour": evicting(3600),
    "the platform": { ...ending(7200), groups: platformAdmin },
  },
  refuses: {
    "in two hours": [ending(7200), /above 3600/],
    "eviction in two hours": [evicting(7200), /above 3600/],
  },
});
