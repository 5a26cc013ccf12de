import type { PlanSettings } from "../../../plan/plan.ts";
import { clusterArn, podIdentityService } from "../../vocabulary.ts";
import type { Context } from "../evaluator/context.ts";
import type { Request } from "../evaluator/evaluate.ts";
import type { Policy } from "../evaluator/policy.ts";
import type { Principal } from "../evaluator/principal.ts";

/** A service account of the cluster. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/** The one way in which pods of a stack get a role: who asks AWS for it, how, and what the request says. */
export interface Assumption {
  readonly sender: Principal;
  readonly actions: readonly string[];
  /** What a request says for a service account, by lower-case key. All of it together names that account. */
  readonly says: (account: ServiceAccount) => ReadonlyMap<string, string>;
  /** The accounts that a trust policy names outright. */
  readonly named: (policy: Policy) => readonly ServiceAccount[];
  /** Namespace and name as people write them, of whatever a request says. */
  readonly describe: (context: Context) => string;
}

export function assumptionOf(settings: PlanSettings): Assumption {
  const { identity } = settings;
  return identity.mode === "pod-identity" ? podIdentity(settings) : webIdentity(settings, identity.issuer);
}

/** EKS itself asks, and says for whom: account, cluster, namespace and service account. */
function podIdentity(settings: PlanSettings): Assumption {
  return {
    sender: { kind: "service", name: podIdentityService },
    actions: ["sts:AssumeRole", "sts:TagSession"],
    says: ({ namespace, name }) =>
      new Map([
        [tag("kubernetes-namespace"), namespace],
        [tag("kubernetes-service-account"), name],
        ["aws:sourcearn", clusterArn(settings)],
        ["aws:sourceaccount", settings.account],
      ]),
    named: (policy) => {
      const names = valuesIn(policy, tag("kubernetes-service-account"));
      return valuesIn(policy, tag("kubernetes-namespace")).flatMap((namespace) =>
        names.map((name) => ({ namespace, name })),
      );
    },
    describe: (context) => {
      const said = (key: string) => context.get(key)?.[0];
      return [
        `service account ${quote(said(tag("kubernetes-service-account")))}`,
        `in namespace ${quote(said(tag("kubernetes-namespace")))}`,
        `of cluster ${quote(said("aws:sourcearn"))} in account ${quote(said("aws:sourceaccount"))}`,
      ].join(" ");
    },
  };
}

/** The pod shows a token that the cluster's issuer has signed for it. */
function webIdentity({ partition, account }: PlanSettings, issuer: string): Assumption {
  const [subject, audience] = [`${issuer}:sub`.toLowerCase(), `${issuer}:aud`.toLowerCase()];
  return {
    sender: { kind: "federated", name: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    says: ({ namespace, name }) =>
      new Map([
        [subject, `system:serviceaccount:${namespace}:${name}`],
        [audience, "sts.amazonaws.com"],
      ]),
    named: (policy) =>
      valuesIn(policy, subject).flatMap((value) => {
        const [, namespace, name] = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/.exec(value) ?? [];
        return namespace === undefined || name === undefined ? [] : [{ namespace, name }];
      }),
    describe: (context) =>
      `a token for ${quote(context.get(subject)?.[0])} and audience ${quote(context.get(audience)?.[0])}`,
  };
}

export function rightfulRequests(assumption: Assumption, account: ServiceAccount): readonly Request[] {
  const context: Context = new Map(
    [...assumption.says(account)].map(([key, value]): [string, string[]] => [key, [value]]),
  );
  return assumption.actions.map((action) => ({
    principal: assumption.sender,
    action,
    resource: "",
    context,
  }));
}

function valuesIn({ statements }: Policy, key: string): readonly string[] {
  const conditions = statements.flatMap((statement) => statement.conditions);
  return conditions.filter((condition) => condition.key === key).flatMap(({ values }) => values);
}

const tag = (name: string) => `aws:requesttag/${name}`;
const quote = (text: string | undefined) => (text === undefined ? "(not said)" : `"${text}"`);
