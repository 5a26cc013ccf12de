import type { Request } from "../../../../proof/iam/evaluator/evaluate.ts";
import type { Principal } from "../../../../proof/iam/evaluator/principal.ts";

export const role: Principal = { kind: "identity", name: "arn:aws:iam::111122223333:role/*acme_workloads*" };
export const key = "arn:aws:s3:::data/tenants/acme/x";

const absent = { "s3:prefix": [], "aws:PrincipalTag/": [], "aws:RequestTag/a": [] };

/** A request by a role of the plan, with no tag and no prefix where nothing is said. */
export const ask = (
  context: Record<string, string | string[]> = {},
  principal: Principal = role,
  resource = key,
): Request => ({
  principal,
  action: "s3:GetObject",
  resource,
  context: new Map(
    Object.entries({ ...absent, ...context }).map(([name, value]) => [name.toLowerCase(), [value].flat()]),
  ),
});
export const allow = { Effect: "Allow", Action: "*", Resource: "*" };
