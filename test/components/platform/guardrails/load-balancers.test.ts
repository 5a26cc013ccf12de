import { judges } from "./cases.ts";

const annotated = (annotations: Record<string, string>) => ({
  object: { metadata: { annotations }, spec: {} },
});

judges("load-balancers", {
  admits: {
    "no annotation": { object: { metadata: {} } },
    "annotations of others": annotated({ "prometheus.io/scrape": "true" }),
    "harmless ones": annotated({
      "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path": "/",
      "alb.ingress.kubernetes.io/target-type": "ip",
    }),
    "one the platform set": {
      ...annotated({ "alb.ingress.kubernetes.io/group.name": "a" }),
      operation: "UPDATE",
      oldObject: annotated({ "alb.ingress.kubernetes.io/group.name": "a" }).object,
    },
  },
  refuses: Object.fromEntries(
    [
      "service.beta.kubernetes.io/aws-load-balancer-security-groups",
      "service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags",
      "alb.ingress.kubernetes.io/group.name",
      "alb.ingress.kubernetes.io/actions.forward",
      "alb.ingress.kubernetes.io/certificate-arn",
      "nginx.ingress.kubernetes.io/configuration-snippet",
      "external-dns.alpha.kubernetes.io/hostname",
    ].map((key) => [key, [annotated({ [key]: "x" }), new RegExp(`remove them: ${key}`)]]),
  ),
});
