import type { PlannedResource, PlanSettings } from "../../plan/plan.ts";
import { Unjudgeable } from "../objects/unjudgeable.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { isOfSharedBucket, ofSharedBucket } from "./bucket.ts";
import { type Policy, readPolicy } from "./evaluator/policy.ts";
import { bucketArn } from "./session.ts";

/** An access point of the shared bucket, with the ARN that calls through it name. */
export interface AccessPoint {
  readonly resource: PlannedResource;
  readonly arn: string;
  readonly policies: readonly Policy[];
}

/** Those of the shared bucket. @throws Unjudgeable where it is not known what one is called. */
export function accessPointsOf(view: View, resources = view.ofType(types.accessPoint)): AccessPoint[] {
  const shared = resources.filter((resource) => isOfSharedBucket(view, resource) === true);
  return shared.map((resource) => {
    const { name, policy } = resource.inputs;
    if (typeof name !== "string" || name.includes("[")) {
      throw new Unjudgeable(`${resource.name} gets its name at deployment, so no policy can be about it`);
    }
    const policies = policy === undefined ? [] : [readPolicy(resource, policy, "resource")];
    return { resource, arn: accessPointArn(view.plan.settings, name), policies };
  });
}

const accessPointArn = ({ partition, region, account }: PlanSettings, name: string) =>
  `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`;

/** The policies of the shared bucket. */
export const bucketPolicies = (view: View): readonly Policy[] =>
  ofSharedBucket(view, types.bucketPolicy).map((resource) =>
    readPolicy(resource, resource.inputs.policy, "resource"),
  );

/** The heads of what a tenant's keys are named by: in the bucket, and through its own access points. */
export interface Place {
  /** ARN that a listing names. */
  readonly whole: string;
  /** What goes between it and a key. */
  readonly joint: string;
}

export const placesOf = (settings: PlanSettings, points: readonly AccessPoint[]): readonly Place[] => [
  { whole: bucketArn(settings), joint: "/" },
  ...points.map(({ arn }) => ({ whole: arn, joint: "/object/" })),
];

export const objectArn = ({ whole, joint }: Place, key: string) => `${whole}${joint}${key}`;

/** The part of a policy that permits. */
export const permissionsOf = (policies: readonly Policy[]): readonly Policy[] =>
  policies
    .map((policy) => ({
      ...policy,
      statements: policy.statements.filter(({ effect }) => effect === "Allow"),
    }))
    .filter(({ statements }) => statements.length > 0);
