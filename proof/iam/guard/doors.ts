import type { Json } from "../../../plan/plan.ts";
import { against, type Counterexample } from "../../finding.ts";
import { isObject } from "../../objects/json.ts";
import type { View } from "../../view.ts";
import { types } from "../../vocabulary.ts";
import { isOfSharedBucket, ofSharedBucket } from "../bucket.ts";

/** Ways into the bucket that no policy is asked about: public access, and access lists from before policies. */
export function openDoors(view: View): Counterexample[] {
  const { bucket } = view.plan.settings;
  const found = [...unknownWays(view)];
  const blocks = ofSharedBucket(view, types.publicAccessBlock);
  // Which of two comes last nobody can tell.
  if (blocks.length === 0 || !blocks.every(({ inputs }) => blocksAll(inputs))) {
    found.push({
      what: `the bucket ${bucket} does not block all public access`,
      resources: blocks.map(({ urn }) => urn),
    });
  }
  const created = ofSharedBucket(view, types.bucket);
  const controls = ofSharedBucket(view, types.ownershipControls);
  const isEnforced = controls.every(
    ({ inputs }) => isObject(inputs.rule) && inputs.rule.objectOwnership === "BucketOwnerEnforced",
  );
  if (created.length > 0 && (controls.length === 0 || !isEnforced)) {
    const what = `the bucket ${bucket} has access lists in force, which may let others in object by object`;
    found.push({ what, resources: [...created, ...controls].map(({ urn }) => urn) });
  }
  for (const { name, urn, inputs } of ofSharedBucket(view, types.accessPoint)) {
    const { publicAccessBlockConfiguration: block } = inputs;
    // Left out, S3 blocks everything.
    if (block === undefined || (isObject(block) && blocksAll(block))) continue;
    found.push({ what: `the access point ${name} does not block all public access`, resources: [urn] });
  }
  return found;
}

/** What else AWS has to share the bucket's objects, and this judge does not follow. */
function unknownWays(view: View): Counterexample[] {
  return view.plan.resources
    .filter(({ type }) => /^aws:s3(control)?\//.test(type) && !accountWide.test(type))
    .flatMap((resource) => {
      const { type, inputs } = resource;
      const isShared = isOfSharedBucket(view, resource);
      if (isShared === false) return [];
      const input = apart.find((one) => inputs[one] !== undefined && type === types.bucket);
      const what = !known.test(type)
        ? `has the type ${type}, which this judge does not know: it may let others in`
        : isShared === null
          ? "may be about the tenants' bucket or another: give that bucket a name"
          : input !== undefined && `has ${input}, unknown here: write it as a resource of its own`;
      return what === false ? [] : [against(resource, what)];
    });
}

const known =
  /:(Bucket|BucketPolicy|BucketPublicAccessBlock|BucketOwnershipControls|BucketVersioning|BucketServerSideEncryptionConfiguration|BucketLifecycleConfiguration|BucketLogging|AccessPoint)$/;

/** Whatever it says, it adds to what the bucket's own blocks. */
const accountWide = /:AccountPublicAccessBlock$/;

/** What a bucket may say itself, or resources about it. */
const apart = ["acl", "grants", "policy", "replicationConfiguration", "serverSideEncryptionConfiguration"];

const blocksAll = (block: Readonly<Record<string, unknown>>) =>
  ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every(
    (part) => block[part] === (true satisfies Json),
  );
