import type { Settings } from "../../../stacks/settings/settings.ts";
import { managedBy, tenantsGroup } from "../../names.ts";

const tenantsLevel = "tenancy-tenants";
/** Level that the API server itself keeps for service accounts. */
const serviceAccountsLevel = "workload-low";

/** Share of the API server's concurrency for all tenants together. The built-in levels have 10 to 100. */
export function priorityLevels() {
  return [
    {
      metadata: { name: tenantsLevel, labels: managedBy },
      spec: {
        type: "Limited",
        limited: {
          nominalConcurrencyShares: 30,
          lendablePercent: 50,
          // Idle seats of others may be used, but never more than doubles what tenants have.
          borrowingLimitPercent: 100,
          // With 6 of 128 queues a user, one that fills its own leaves every other user queues to pass.
          limitResponse: { type: "Queue", queuing: { queues: 128, handSize: 6, queueLengthLimit: 50 } },
        },
      },
    },
  ];
}

/**
 * Who is served where. By user, since a namespace in a request is free to choose: whoever names a neighbour's
 * would fill the neighbour's queue.
 */
export function flowSchemas({ network }: Settings) {
  const platform = [...new Set(["kube-system", ...network.platformNamespaces])].sort();
  const serviceAccounts = "system:serviceaccounts";
  return [
    flowSchema(
      "tenancy-platform",
      8000,
      serviceAccountsLevel,
      platform.map((name) => `${serviceAccounts}:${name}`),
    ),
    flowSchema("tenancy-tenants", 8500, tenantsLevel, [tenantsGroup, serviceAccounts]),
  ];
}

function flowSchema(name: string, matchingPrecedence: number, level: string, groups: string[]) {
  const verbs = ["*"];
  return {
    metadata: { name, labels: managedBy },
    spec: {
      matchingPrecedence,
      priorityLevelConfiguration: { name: level },
      distinguisherMethod: { type: "ByUser" },
      rules: [
        {
          subjects: groups.map((group) => ({ kind: "Group", group: { name: group } })),
          resourceRules: [
            { verbs, apiGroups: ["*"], resources: ["*"], namespaces: ["*"], clusterScope: true },
          ],
          nonResourceRules: [{ verbs, nonResourceURLs: ["*"] }],
        },
      ],
    },
  };
}
