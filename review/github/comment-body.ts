import { lstatSync, readFileSync } from "node:fs";
import { longestBody, marker } from "../../plan/render/comment/sticky.ts";
import { redact } from "./redact.ts";

interface BodySource {
  /** What `comment` rendered; written by the pull request's own code, so trusted with nothing. */
  readonly file: string;
  /** The run's page. */
  readonly runUrl: string;
  /** From another repository: anyone can have written it. */
  readonly isFork: boolean;
  /** Values that must not be seen. */
  readonly secrets: readonly string[];
}

/** What is posted: the rendered file made harmless and short enough, or a word on why there is none. */
export function commentBody({ file, runUrl, isFork, secrets }: BodySource): string {
  const rendered = read(file);
  const text = "fault" in rendered ? failed(rendered.fault, runUrl) : rendered.text;
  const safe = redact(withoutControls(text), secrets);
  const shown = isFork ? `${strangers(runUrl)}\n\n${withoutMentions(safe)}` : safe;
  return shorten(`${marker}\n${shown.replace(marker, "").trim()}\n`, runUrl);
}

function read(file: string): { text: string } | { fault: string } {
  const status = lstatSync(file, { throwIfNoEntry: false });
  if (status === undefined) return { fault: "It ended before there was anything to show." };
  if (!status.isFile()) return { fault: "What it left is not a file." };
  // A character takes at most four bytes.
  if (status.size > longestBody * 4) return { fault: "What it left is too long for a comment." };
  const text = readFileSync(file, "utf8");
  return text.trim() === "" ? { fault: "What it left is empty." } : { text };
}

const failed = (fault: string, runUrl: string) =>
  `## The review did not finish\n\n${fault} [The run](${runUrl}) says why.`;

const strangers = (runUrl: string) =>
  `> [!NOTE]\n> From a fork: its own code wrote what follows, in [this run](${runUrl}). ` +
  "Believe it as far as you believe its changes outside `tenants/`.";

/** Without what steers a terminal or turns the order of the letters around. */
const withoutControls = (text: string) =>
  text
    .replaceAll("\r\n", "\n")
    .replace(/(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");

/** A zero-width space after the sign: nobody is called. */
const withoutMentions = (text: string) =>
  text.replace(/@(?=\w)|&(?:#0*64|#x0*40|commat)(?:;|(?=\w))/gi, "@\u200B");

function shorten(body: string, runUrl: string): string {
  if (body.length <= longestBody) return body;
  const end = `\n\n…\n\nThe rest did not fit: [the run](${runUrl}) has it.\n`;
  const cut = body.slice(0, longestBody - end.length);
  return `${cut.slice(0, cut.lastIndexOf("\n"))}${end}`;
}
