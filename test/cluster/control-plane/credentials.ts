import { generateKeyPairSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { Keys } from "./flags.ts";
import { type Identity, type User, withToken } from "./identity.ts";

/** Writes what the API server knows its users by, and the key that signs service accounts' tokens. */
export function issueCredentials(keys: Keys, users: User[]): Map<string, Identity> {
  const issued = users.map((user) => ({ ...user, token: randomBytes(24).toString("base64url") }));
  const lines = issued.map(
    ({ name, groups = [], token }) => `${token},${name},${name},"${groups.join(",")}"`,
  );
  writeFileSync(keys.tokens, lines.join("\n"), { mode: 0o600 });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "sec1", format: "pem" });
  writeFileSync(keys.serviceAccounts, pem, { mode: 0o600 });
  return new Map(issued.map(({ name, token }) => [name, withToken(token)]));
}
