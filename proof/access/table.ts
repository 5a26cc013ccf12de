import type { Persona } from "../vocabulary.ts";

/** Verbs and, by API group, what they apply to. */
export type Lines = readonly (readonly [verbs: string, resources: Readonly<Record<string, string>>])[];

/**
 * The design's table of personas, spelt out. `must` is what a persona is promised; `may` is the little more that
 * reveals or changes nothing beyond it. Whatever is in neither is more than the table says.
 */
export const table: Record<Persona, { readonly must: Lines; readonly may: Lines }> = {
  viewers: {
    must: [
      [
        "get list watch",
        {
          "":
            "configmaps endpoints events limitranges persistentvolumeclaims pods replicationcontrollers " +
            "resourcequotas serviceaccounts services",
          apps: "daemonsets deployments replicasets statefulsets",
          autoscaling: "horizontalpodautoscalers",
          batch: "cronjobs jobs",
          "discovery.k8s.io": "endpointslices",
          "events.k8s.io": "events",
          "networking.k8s.io": "ingresses networkpolicies",
          policy: "poddisruptionbudgets",
          "rbac.authorization.k8s.io": "rolebindings roles",
        },
      ],
      ["get", { "": "pods/log" }],
      ["get list", { "metrics.k8s.io": "pods" }],
    ],
    may: [
      [
        "get list watch",
        {
          "": "podtemplates",
          apps: "controllerrevisions",
          "coordination.k8s.io": "leases",
          "metrics.k8s.io": "pods",
          "resource.k8s.io": "resourceclaims resourceclaimtemplates",
          "storage.k8s.io": "csistoragecapacities",
        },
      ],
      [
        "get",
        {
          "":
            "persistentvolumeclaims/status pods/status replicationcontrollers/scale replicationcontrollers/status " +
            "resourcequotas/status services/status",
          apps:
            "daemonsets/status deployments/scale deployments/status replicasets/scale replicasets/status " +
            "statefulsets/scale statefulsets/status",
          autoscaling: "horizontalpodautoscalers/status",
          batch: "cronjobs/status jobs/status",
          "networking.k8s.io": "ingresses/status",
          policy: "poddisruptionbudgets/status",
        },
      ],
    ],
  },
  developers: {
    must: [
      [
        "create update patch delete",
        {
          "": "configmaps persistentvolumeclaims pods secrets services",
          apps: "deployments replicasets statefulsets",
          autoscaling: "horizontalpodautoscalers",
          batch: "cronjobs jobs",
          "networking.k8s.io": "ingresses networkpolicies",
          policy: "poddisruptionbudgets",
        },
      ],
      ["create", { "": "pods/exec pods/portforward pods/eviction" }],
      ["update patch", { "": "pods/ephemeralcontainers" }],
    ],
    may: [
      ["get list watch", { "": "secrets" }],
      ["create update patch delete", { "": "replicationcontrollers" }],
      [
        "deletecollection",
        {
          "": "configmaps persistentvolumeclaims pods replicationcontrollers secrets services",
          apps: "deployments replicasets statefulsets",
          autoscaling: "horizontalpodautoscalers",
          batch: "cronjobs jobs",
          "networking.k8s.io": "ingresses networkpolicies",
          policy: "poddisruptionbudgets",
        },
      ],
      ["get", { "": "pods/exec pods/portforward pods/ephemeralcontainers" }],
      ["get create", { "": "pods/attach" }],
      [
        "get update patch",
        {
          "": "replicationcontrollers/scale",
          apps: "deployments/scale replicasets/scale statefulsets/scale",
        },
      ],
    ],
  },
  admins: {
    must: [
      [
        "create update patch delete",
        { "": "serviceaccounts", "rbac.authorization.k8s.io": "rolebindings roles" },
      ],
    ],
    may: [["deletecollection", { "": "serviceaccounts", "rbac.authorization.k8s.io": "rolebindings roles" }]],
  },
};
