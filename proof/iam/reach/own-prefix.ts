import type { Counterexample, Finding } from "../../finding.ts";
import { prefixOf } from "../../vocabulary.ts";
import { type AccessPoint, objectArn, type Place } from "../access-points.ts";
import { saying } from "../evaluator/context.ts";
import { doubts } from "../evaluator/doubts.ts";
import { evaluate, together } from "../evaluator/evaluate.ts";
import type { Policy } from "../evaluator/policy.ts";
import { dataActions } from "../s3-actions.ts";
import { encrypted, sender, sessionContext } from "../session.ts";
import type { ReachQuestion } from "./foreign-reach.ts";

interface OwnQuestion extends ReachQuestion {
  readonly points: readonly AccessPoint[];
  readonly bucket: readonly Policy[];
}

type Own = Required<Pick<Finding, "counterexamples" | "warnings">>;

/** The positive control: what the tenant's file asks for works, with every policy in force, as far as can be told. */
export function judgeOwn(question: OwnQuestion): Own {
  const { view, role, tenant, mode, places, points, policies, bucket } = question;
  const { settings } = view.plan;
  const [home] = places;
  const counterexamples: Counterexample[] = [];
  const warnings = new Set<string>();
  if (home === undefined) return { counterexamples, warnings: [] };
  const prefix = prefixOf(tenant);
  const principal = sender(settings, role);
  for (const [index, place] of places.entries()) {
    const point = points[index - 1];
    const refused = needed[mode].filter((action) => {
      const isListing = dataActions.get(action)?.on === "listing";
      const context = saying(
        encrypted(sessionContext(settings, role)),
        "s3:prefix",
        isListing ? prefix : null,
      );
      const on = (where: Place) => ({
        principal,
        action,
        context,
        resource: isListing ? where.whole : objectArn(where, `${prefix}x`),
      });
      const decision = together([
        evaluate(on(place), [...policies, ...(point?.policies ?? bucket)]),
        // A call through an access point has to pass the bucket's policy too, under the bucket's own ARN.
        ...(point === undefined ? [] : [evaluate(on(home), bucket)]),
      ]);
      const unknown = doubts(decision, on(place));
      if (unknown !== "") warnings.add(`${role.resource.name} may be refused its own ${prefix}${unknown}`);
      return decision.outcome !== "allowed";
    });
    if (refused.length === 0) continue;
    const where = point === undefined ? "" : ` through ${point.resource.name}`;
    const what = `${role.resource.name} may not ${refused.join(", ")} under its own ${prefix}${where}, which its file asks for (${mode})`;
    counterexamples.push({ what, resources: [role.resource.urn] });
  }
  return { counterexamples, warnings: [...warnings] };
}

const reading = ["s3:ListBucket", "s3:GetObject"];
const writing = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];
const needed = { none: [], "read-only": reading, "read-write": [...reading, ...writing] };
