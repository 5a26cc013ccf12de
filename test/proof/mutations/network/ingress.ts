import type { Mutation } from "../../support/mutation.ts";
import { admits, namesAnother, namespace, tcp } from "./policies.ts";

/** NET-1: who comes in. */
export const ingressMutations: readonly Mutation[] = [
  { name: "admits everyone on a port", claim: "NET-1", break: admits({ ports: tcp(80) }) },
  { name: "admits every namespace", claim: "NET-1", break: admits({ from: [{ namespaceSelector: {} }] }) },
  {
    name: "admits namespaces by a free label",
    claim: "NET-1",
    break: admits({ from: [{ namespaceSelector: { matchLabels: { team: "payments" } } }], ports: tcp(80) }),
  },
  {
    name: "admits every namespace but one",
    claim: "NET-1",
    break: admits({
      from: [
        {
          namespaceSelector: {
            matchExpressions: [
              { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["default"] },
            ],
          },
        },
      ],
    }),
  },
  {
    name: "admits another tenant",
    claim: "NET-1",
    also: namesAnother,
    break: admits({ from: [namespace("umbrella")], ports: tcp(443) }),
  },
  {
    name: "admits some pods of another tenant",
    claim: "NET-1",
    also: namesAnother,
    break: admits({ from: [{ ...namespace("umbrella"), podSelector: { matchLabels: { app: "web" } } }] }),
  },
  {
    name: "admits a declared tenant on another port",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: tcp(22) }),
  },
  {
    name: "admits a declared tenant on a range of ports",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: 8443, endPort: 9000 }] }),
  },
  {
    name: "admits a declared tenant on a port by a name",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "TCP", port: "https" }] }),
  },
  {
    name: "admits a declared tenant over another protocol",
    claim: "NET-1",
    break: admits({ from: [namespace("globex")], ports: [{ protocol: "UDP", port: 8443 }] }),
  },
];
