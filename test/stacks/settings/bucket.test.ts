import { created } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("the bucket", created, [
  [
    "one-data",
    "One",
    '14:30 bucket.name: "One" is not a bucket\'s name. Use 3 to 63 lower-case letters, digits and hyphens.',
  ],
  [
    "{name: one-data}",
    "{name: one-data, expireRemovedAfterDays: 0}",
    "14:64 bucket.expireRemovedAfterDays: must be at least 1, but is the number 0. Use at least 1.",
  ],
  [
    "{name: one-data}",
    "{name: one-data, create: false, expireRemovedAfterDays: 90}",
    "14:79 bucket.expireRemovedAfterDays: needs a bucket that one makes: the lifecycle rules of one that exists are its owner's. Remove it, and let the bucket's owner add a rule for each name of the output removed.",
  ],
]);
