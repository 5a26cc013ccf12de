import type { Answer, Method } from "./answer.ts";

/** Of one request, the first included. */
export const attempts = 6;

interface Attempt {
  readonly method: Method;
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Milliseconds to wait before the next attempt; null where one would be useless, or could do the work twice. */
export function retryDelay(
  { status, headers, text }: Answer,
  { method, attempt, now }: Attempt,
): number | null {
  const growing = 1000 * 2 ** (attempt - 1);
  if (status === 429 || (status === 403 && isRateLimit(headers, text))) {
    // A refused request has done nothing: any method may be repeated.
    return toldDelay(headers, now) ?? 60_000 * 2 ** (attempt - 1);
  }
  if (status !== null && status < 500) return null;
  // A comment whose answer was lost may be there: the caller looks again before it makes another.
  if (method === "POST") return null;
  return toldDelay(headers, now) ?? growing;
}

/** GitHub answers 403 both to a missing right and to a rate limit. */
function isRateLimit(headers: Headers, text: string): boolean {
  return (
    headers.has("retry-after") ||
    headers.get("x-ratelimit-remaining") === "0" ||
    /secondary rate limit/i.test(text)
  );
}

function toldDelay(headers: Headers, now: number): number | null {
  const retryAfter = headers.get("retry-after");
  if (retryAfter !== null) return Math.max(0, secondsOrDate(retryAfter, now));
  if (headers.get("x-ratelimit-remaining") !== "0") return null;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  // A second more, since clocks differ.
  return Number.isFinite(reset) ? Math.max(0, reset * 1000 - now) + 1000 : null;
}

function secondsOrDate(value: string, now: number): number {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 60_000 : date - now;
}
