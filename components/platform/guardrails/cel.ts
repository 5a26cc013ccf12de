/** Common Expression Language, as admission policies evaluate it. */
export type Cel = string;

/** One list of the lists' elements. */
export function concatenated(lists: Cel[]): Cel {
  return lists.map((list) => `(${list})`).join(" + ");
}
