import * as z from "zod";
import { closed, pattern, rule, says, uniqueList } from "../document/words.ts";
import { cidrFault } from "../values/cidr.ts";
import { dnsLabel, tenantName } from "../values/names.ts";

const ports = uniqueList(z.int().min(1).max(65535), 20)
  .min(1)
  .meta({ description: "TCP ports, 1 to 20 of them." });
const tenant = pattern(
  tenantName,
  "a tenant's name",
  "Name a file of the tenants directory, without .yaml",
).meta({
  description: "Another tenant; its file must declare the same path from its side.",
});
const namespace = pattern(
  dnsLabel,
  "a namespace's name",
  "Name a platform namespace of the environment",
).meta({
  description: "A platform namespace that the environment lists as reachable.",
});
const cidr = z
  .string()
  .superRefine(rule(cidrFault))
  .meta({
    description: "An IPv4 range outside the cluster's own network.",
    examples: ["10.30.0.0/16"],
  });
const yes = (description: string) => z.literal(true).meta({ description });

const ingressKinds = {
  tenant,
  namespace,
  cidr,
  loadBalancer: yes("The environment's load balancers."),
};
const egressKinds = {
  tenant,
  namespace,
  cidr,
  kubernetesApi: yes("The Kubernetes API server, on its own port."),
  internet: yes("Public addresses, without any of the network's own."),
};

export const networkSchema = closed({
  withinNamespace: z.enum(["open", "closed"]).meta({
    description:
      "open: the tenant's pods reach each other. closed: only as the tenant's own NetworkPolicies say.",
  }),
  allowFrom: z
    .array(peer(ingressKinds))
    .max(100)
    .meta({ description: "Who may connect to the tenant's pods." }),
  allowTo: z
    .array(peer(egressKinds))
    .max(100)
    .meta({ description: "What the tenant's pods may connect to." }),
});

/** One entry: exactly one kind of peer, with ports unless it is the API server. */
function peer<const Kinds extends z.core.$ZodLooseShape>(kinds: Kinds) {
  const names = Object.keys(kinds);
  return closed({ ...kinds, ports })
    .partial()
    .superRefine((entry, context) => {
      const stated = Object.keys(entry);
      const [kind, second] = stated.filter((key) => names.includes(key));
      const wrong = (what: string, remedy: string) =>
        context.addIssue({ code: "custom", message: says(what, remedy) });
      if (kind === undefined) wrong("names no peer", `Add one of ${names.join(", ")}`);
      else if (second !== undefined) wrong(`names both ${kind} and ${second}`, "Write one entry for each");
      else if (kind === "kubernetesApi" && stated.includes("ports")) {
        context.addIssue({
          code: "custom",
          path: ["ports"],
          message: says("has no place here", "Remove the ports"),
        });
      } else if (kind !== "kubernetesApi" && !stated.includes("ports")) {
        wrong("names no ports", "Add the TCP ports, such as ports: [443]");
      }
    })
    .meta({
      oneOf: names.map((name) => ({ required: name === "kubernetesApi" ? [name] : [name, "ports"] })),
    });
}
