import type { Json } from "../../plan/plan.ts";
import type { Counterexample } from "../claim.ts";
import type { View } from "../view.ts";
import { types } from "../vocabulary.ts";
import { isObject } from "./json.ts";

/** Ways into the bucket that no policy is asked about: public access, and access lists from before policies. */
export function openDoors(view: View): Counterexample[] {
  const { bucket } = view.plan.settings;
  const ofBucket = (type: string) => view.ofType(type).filter(({ inputs }) => inputs.bucket === bucket);
  const found = [...unknownWays(view)];
  const blocks = ofBucket(types.publicAccessBlock);
  if (!blocks.some(({ inputs }) => blocksAll(inputs))) {
    found.push({
      what: `the bucket ${bucket} does not block all public access`,
      resources: blocks.map(({ urn }) => urn),
    });
  }
  const created = ofBucket(types.bucket);
  const enforced = ofBucket(types.ownershipControls).some(
    ({ inputs }) => isObject(inputs.rule) && inputs.rule.objectOwnership === "BucketOwnerEnforced",
  );
  if (created.length > 0 && !enforced) {
    const what = `the bucket ${bucket} has access lists in force, which may let others in object by object`;
    found.push({ what, resources: created.map(({ urn }) => urn) });
  }
  for (const { name, urn, inputs } of view.ofType(types.accessPoint)) {
    const { publicAccessBlockConfiguration: block } = inputs;
    // Left out, S3 blocks everything.
    if (block === undefined || (isObject(block) && blocksAll(block))) continue;
    found.push({ what: `the access point ${name} does not block all public access`, resources: [urn] });
  }
  return found;
}

/** What else AWS has to share a bucket's objects, and this judge does not follow. */
function unknownWays(view: View): Counterexample[] {
  const unknown = view.plan.resources.filter(
    ({ type }) => type.startsWith("aws:s3control/") || (type.startsWith("aws:s3/") && !known.test(type)),
  );
  const inside = view.ofType(types.bucket).flatMap((bucket) => {
    const input = ["acl", "grants", "policy", "replicationConfiguration"].find((one) => one in bucket.inputs);
    return input === undefined ? [] : [{ bucket, input }];
  });
  return [
    ...unknown.map(({ name, type, urn }) => ({
      what: `${name} has the type ${type}, which this judge does not know: it may let others in`,
      resources: [urn],
    })),
    ...inside.map(({ bucket: { name, urn }, input }) => ({
      what: `${name} has ${input}, unknown here: it may let others in`,
      resources: [urn],
    })),
  ];
}

const known =
  /:(Bucket|BucketPolicy|BucketPublicAccessBlock|BucketOwnershipControls|BucketVersioning|BucketServerSideEncryptionConfiguration|BucketLifecycleConfiguration|AccessPoint)$/;

const blocksAll = (block: Readonly<Record<string, unknown>>) =>
  ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every(
    (part) => block[part] === (true satisfies Json),
  );
