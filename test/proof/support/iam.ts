import type { PlannedResource } from "../../../plan/plan.ts";
import { type Policy, type PolicyKind, readPolicy } from "../../../proof/iam/evaluator/policy.ts";

/** A resource that has nothing but a name. */
export const resource = (name: string, inputs: PlannedResource["inputs"] = {}): PlannedResource => ({
  urn: `urn:pulumi:dev::eks-tenancy::test::${name}`,
  type: "test",
  name,
  tenant: null,
  parent: null,
  provider: null,
  inputs,
  protect: false,
  dependsOn: [],
  propertyDependencies: {},
});

/** A policy of these statements, read as the proof reads it. */
export const policy = (kind: PolicyKind, ...Statement: object[]): Policy =>
  readPolicy(resource("test"), JSON.stringify({ Version: "2012-10-17", Statement }), kind);
