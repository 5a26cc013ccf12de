/** Whether something is so; null where nobody can tell before deployment, or this judge does not know how. */
export type Truth = boolean | null;

export const not = (truth: Truth): Truth => (truth === null ? null : !truth);

/** Whether one of them is so: the first that certainly is settles it. */
export function some<Item>(items: readonly Item[], is: (item: Item) => Truth): Truth {
  let answer: Truth = false;
  for (const item of items) {
    const truth = is(item);
    if (truth === true) return true;
    if (truth === null) answer = null;
  }
  return answer;
}

/** Whether all of them are so: the first that certainly is not settles it. */
export function every<Item>(items: readonly Item[], is: (item: Item) => Truth): Truth {
  let answer: Truth = true;
  for (const item of items) {
    const truth = is(item);
    if (truth === false) return false;
    if (truth === null) answer = null;
  }
  return answer;
}
