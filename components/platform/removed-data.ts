import type { BucketSettings } from "../../stacks/settings/settings.ts";
import type { Removed } from "../../tenants/contract/removed.ts";
import { s3Prefix } from "../names.ts";

/** What a tenant that is gone has left in the bucket. */
export interface RemovedData {
  readonly name: string;
  /** Date of its removal. */
  readonly removed: string;
  /** `s3://bucket/tenants/acme/` */
  readonly data: string;
  /** Date from which on S3 deletes it; null: it stays until somebody does. */
  readonly expires: string | null;
}

/** By the dates in `removed.yaml` and the settings alone: the day on which it is asked changes nothing. */
export const removedData = (bucket: BucketSettings, { name, removed }: Removed): RemovedData => ({
  name,
  removed,
  data: `s3://${bucket.name}/${s3Prefix(name)}`,
  expires: bucket.expireRemovedAfterDays === null ? null : daysAfter(removed, bucket.expireRemovedAfterDays),
});

function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
