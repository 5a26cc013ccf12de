import type { View } from "../view.ts";
import { words } from "./names.ts";

/**
 * Words of Kubernetes, AWS and this platform that stand in plans whoever the tenants are. A tenant may be called like
 * one of them; it is then looked for only where a name means a tenant.
 */
const vocabulary = new Set(
  words(`
    accesspoint active add added admin admins admissionregistration alb alpha amazonaws annotations api apiserver app
    apps arn asg audit authentication authenticator authorization autoscaling aws batch beta bind binding bindings
    capabilities cert-manager client cluster cluster-autoscaler clusterrolebindings clusterroles collector com
    computed configmaps containers controllerrevisions coordination coredns costs create cronjobs csi csidrivers csinodes
    daemonsets default default-scheduler delete deletecollection deployments developer developers deviceclasses
    disabled discovery drop ebs eks enabled endpoint endpoints endpointslices environment ephemeralcontainers escalate
    events eviction exec ext4 external-dns false flowcontrol flowschemas from frozen get guardrails home horizontalpodautoscalers iam
    image ingress ingresses instance internal irsa job-tracking jobs k8s key kube-dns kubernetes labels large leases
    least-waste limitranges limits linux list listen-ports load-balancer log manager memory metadata metrics
    metrics-server monitoring mutatingadmissionpolicies mutatingadmissionpolicybindings name namespace namespaces
    network network-interface networking networkpolicies node nodegroup nodes object offboarding oidc oidc-provider
    on-demand operator owned patch persistentvolumeclaims persistentvolumes platform pod pod-identity
    poddisruptionbudgets pods podtemplates policy pool portforward premium preview priority priorityclasses
    prioritylevelconfigurations prod public publisher quota rbac refused registry regular remove replicasets
    replicationcontrollers request requests required resource resourceclaims resourceclaimtemplates resourcequotas
    resourceslices restricted role rolebindings roles scale scheduler scheduling scheme secrets security server
    service service-account-token service-role serviceaccount serviceaccounts services shared size spec spot staging
    standard state statefulsets status storage storageclasses sts system tag tcp team template tenancy tenant
    tenant-admins tenant-developers tenant-gp3 tenant-nodes tenant-premium tenant-regular tenant-state tenant-tier
    tenant-viewers tenants test the tier token tolerations true type udp update user validatingadmissionpolicies value
    viewer viewers volume volumeattachments volumes watch web workloads write xlarge
  `),
);

/** Besides the vocabulary, what the stack's own settings say: its name, region, cluster, bucket, namespaces. */
export function commonWords({ plan }: View): ReadonlySet<string> {
  const { partition, region, cluster, bucket, identity, network } = plan.settings;
  const { zones, platformNamespaces, reachableNamespaces, existing } = network;
  const said = [plan.stack, partition, region, cluster.name, bucket, identity];
  const places = [zones, platformNamespaces, reachableNamespaces, existing];
  return new Set([...vocabulary, ...words(JSON.stringify([said, places]))]);
}
