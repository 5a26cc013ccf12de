/** Something in a plan that this judge does not know. What cannot be judged is never held to be right. */
export class Unjudgeable extends Error {
  constructor(what: string) {
    super(what);
    this.name = "Unjudgeable";
  }
}

/** What a part of a judgement gives, or why it cannot be judged. */
export function tried<Result>(part: () => Result): Result | Unjudgeable {
  try {
    return part();
  } catch (error) {
    if (error instanceof Unjudgeable) return error;
    throw error;
  }
}
