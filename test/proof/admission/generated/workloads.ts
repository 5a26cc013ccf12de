import fc from "fast-check";
import type { TenantNamespace } from "../../../../proof/admission/namespaces.ts";
import { ordinarySpec } from "../../../../proof/admission/pods.ts";
import { type JsonObject, object } from "../../../../proof/objects/json.ts";
import { type Kind, labels } from "./kind.ts";
import { field, some } from "./pick.ts";
import { podSpec } from "./pods.ts";

/** @param around What stands around the template of a pod. */
function workload(path: string, kind: string, around: (template: JsonObject) => JsonObject): Kind {
  const body = (spec: JsonObject, more: JsonObject = {}) => ({
    spec: around({ metadata: { labels, ...more }, spec }),
  });
  const made = (namespace: TenantNamespace) =>
    fc
      .tuple(podSpec(namespace), some(1, field("finalizers", ["acme.example/hold"], [])))
      .map(([spec, more]) => body(spec, more));
  return { path, kind, plain: (namespace) => body(ordinarySpec(namespace)), made, changed: made };
}

const selected = (template: JsonObject) => ({ replicas: 0, selector: { matchLabels: labels }, template });

const scheduled = (template: JsonObject) => {
  const spec = { ...object(template.spec), restartPolicy: "Never" };
  return { schedule: "0 0 1 1 *", jobTemplate: { spec: { template: { ...template, spec } } } };
};

/** What makes pods. */
export const workloads: readonly Kind[] = [
  workload("apps/v1/deployments", "Deployment", selected),
  workload("apps/v1/statefulsets", "StatefulSet", selected),
  workload("batch/v1/cronjobs", "CronJob", scheduled),
  {
    path: "apps/v1/daemonsets",
    kind: "DaemonSet",
    plain: () => ({}),
    made: (namespace) => {
      const template = { metadata: { labels }, spec: ordinarySpec(namespace) };
      return fc.constant({ spec: { selector: { matchLabels: labels }, template } });
    },
  },
];
