import type { BucketSettings } from "../../stacks/settings/settings.ts";
import type { Left } from "../../tenants/contract/removed.ts";
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
export function removedData(bucket: BucketSettings, { name, removed, gone }: Left): RemovedData {
  const days = bucket.expireRemovedAfterDays;
  const expires = days === null || gone === null ? null : daysAfter(gone, days);
  return { name, removed, data: `s3://${bucket.name}/${s3Prefix(name)}`, expires };
}

function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
