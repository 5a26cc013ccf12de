/** Credentials by their shape: GitHub's tokens, AWS's key identifiers, Pulumi's tokens, JSON web tokens, private keys. */
const shapes = [
  /\bgh[pousr]_[A-Za-z0-9_.-]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bpul-[0-9a-f]{40}\b/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

/** The text without these secrets, and without anything that looks like one. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret !== "");
  const without = known.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
  return shapes.reduce((rest, shape) => rest.replace(shape, "[redacted]"), without);
}
