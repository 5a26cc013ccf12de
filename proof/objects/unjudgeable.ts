/** Something in a plan that this judge does not know. What cannot be judged is never held to be right. */
export class Unjudgeable extends Error {
  constructor(what: string) {
    super(what);
    this.name = "Unjudgeable";
  }
}
