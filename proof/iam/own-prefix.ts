import type { Counterexample } from "../claim.ts";
import { prefixOf } from "../vocabulary.ts";
import { type AccessPoint, objectArn } from "./access-points.ts";
import { evaluate, together } from "./evaluate.ts";
import type { ReachQuestion } from "./foreign-reach.ts";
import type { Policy } from "./policy.ts";
import { dataActions } from "./s3-actions.ts";
import { sender, sessionContext } from "./session.ts";

interface OwnQuestion extends ReachQuestion {
  readonly points: readonly AccessPoint[];
  readonly bucket: readonly Policy[];
}

/** The positive control: what the tenant's file asks for works, with every policy in force. */
export function judgeOwn(question: OwnQuestion): Counterexample[] {
  const { view, role, tenant, mode, places, points, policies, bucket } = question;
  const { settings } = view.plan;
  const [home] = places;
  if (home === undefined) return [];
  const prefix = prefixOf(tenant);
  return places.flatMap((place, index) => {
    const point = points[index - 1];
    const refused = needed[mode].filter((action) => {
      const isListing = dataActions.get(action)?.on === "listing";
      const said = isListing ? [["s3:prefix", [prefix]] as const] : [];
      const context = new Map([...sessionContext(settings, role), ...said]);
      const call = { principal: sender(settings), action, context };
      const resource = isListing ? place.whole : objectArn(place, `${prefix}x`);
      const inBucket = isListing ? home.whole : objectArn(home, `${prefix}x`);
      const decision = together([
        evaluate({ ...call, resource }, [...policies, ...(point?.policies ?? bucket)]),
        // A call through an access point has to pass the bucket's policy too, under the bucket's own ARN.
        ...(point === undefined ? [] : [evaluate({ ...call, resource: inBucket }, bucket)]),
      ]);
      return decision.outcome !== "allowed";
    });
    if (refused.length === 0) return [];
    const where = point === undefined ? "" : ` through ${point.resource.name}`;
    const what = `${role.resource.name} may not ${refused.join(", ")} under its own ${prefix}${where}, which its file asks for (${mode})`;
    return [{ what, resources: [role.resource.urn] }];
  });
}

const reading = ["s3:ListBucket", "s3:GetObject"];
const writing = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];
const needed = { none: [], "read-only": reading, "read-write": [...reading, ...writing] };
