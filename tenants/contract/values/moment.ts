/** A point in time as a person writes it: a date, or a date and time with its zone. */
const form = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const day = 24 * 60 * 60 * 1000;

/**
 * The first millisecond at which something said to last until then is over: the moment itself, or for a date the end
 * of that day in UTC. Null where the text is no such time.
 */
export function endOf(until: string): number | null {
  const [, date = "", time] = form.exec(until) ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
  const end = time === undefined ? midnight + day : Date.parse(until);
  return Number.isNaN(end) ? null : end;
}

/** The moment that `--now` names: a date is its first millisecond. Null where the text is no such time. */
export function momentOf(text: string): number | null {
  const end = endOf(text);
  return end === null || text.includes("T") ? end : end - day;
}
