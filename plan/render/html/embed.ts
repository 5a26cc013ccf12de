import { createHash } from "node:crypto";

/** JSON within a `<script>`: neither its end, nor a comment, nor a line of its own can come out of a string. */
export const embeddedJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Nothing is loaded from anywhere, nothing runs but this script, and no text can become markup. */
export const contentSecurityPolicy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
