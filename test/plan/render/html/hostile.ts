import type { Environment } from "../../../../plan/render/html/environment.ts";

/** What a page could break on, in one text. */
export const payload =
  "\"'`><img src=x onerror=hacked()></td></script><script>hacked()</script><!-- ]]> &lt;b&gt; javascript:hacked() \u2028\u2029\u202e\u0000\n";

/** The environment with this at the end of everything that may be anybody's text, keys of maps included. */
export const hostile = (environment: Environment): Environment => spoil(environment) as Environment;

function spoil(value: unknown): unknown {
  if (typeof value === "string") return isOurs(value) ? value : `${value}${payload}`;
  if (Array.isArray(value)) return value.map(spoil);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    key === "tags" ? spoilKeys(inner) : spoil(inner),
  ]);
  return Object.fromEntries(entries);
}

const spoilKeys = (tags: unknown) =>
  Object.fromEntries(
    Object.entries(tags as object).map(([key, value]) => [`${key}${payload}`, spoil(value)]),
  );

/** Quantities, types, policies and words of the contract, which the program computes with. */
const isOurs = (text: string) =>
  /^([\d.]+[A-Za-z]*|(aws|kubernetes|tenancy|eks|pulumi):.*|\{.*)$/s.test(text) || words.has(text);

const words = new Set(
  "active frozen offboarding dedicated pooled spot on-demand read-write read-only none open closed added changed removed create update replace delete Allow Deny NET-1 W-2".split(
    " ",
  ),
);
