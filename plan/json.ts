import * as pulumi from "@pulumi/pulumi";
import { computed, type Json, secret } from "./plan.ts";

/** Serialised inputs as plain JSON with its keys in order, unknowns and secrets replaced by their marks. */
export function plainInputs(inputs: Readonly<Record<string, unknown>>): Record<string, Json> {
  const entries = Object.keys(inputs)
    .sort()
    .map((key): [string, Json] => [key, plain(inputs[key])]);
  return Object.fromEntries(entries);
}

function plain(value: unknown): Json {
  if (value === pulumi.runtime.unknownValue) return computed;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) return plainObject({ ...value });
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

function plainObject(value: Record<string, unknown>): Json {
  switch (value[pulumi.runtime.specialSigKey]) {
    case undefined:
      return plainInputs(value);
    case pulumi.runtime.specialSecretSig:
      return secret;
    case pulumi.runtime.specialResourceSig:
      return plain(value.urn);
    default:
      return computed;
  }
}
