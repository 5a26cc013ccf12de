import fc from "fast-check";
import type { Json } from "../../../../plan/plan.ts";
import type { JsonObject } from "../../../../proof/objects/json.ts";

export const pick = <Value>(...values: Value[]) => fc.constantFrom(...values);

/** An object with one field, of one of these values. */
export const field = (key: string, ...values: Json[]): fc.Arbitrary<JsonObject> =>
  pick(...values).map((value) => ({ [key]: value }));

/** None to `most` of these, put together; a later one wins. */
export const some = (most: number, ...parts: fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc
    .array(fc.oneof(...parts), { maxLength: most })
    .map((chosen) => Object.assign({}, ...chosen) as JsonObject);
