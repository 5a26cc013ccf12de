import { readFileSync } from "node:fs";
import { capacity } from "./capacity.ts";
import { changes } from "./changes.ts";
import { detailsOf } from "./details.ts";
import { contentSecurityPolicy, embeddedJson } from "./embed.ts";
import type { Environment } from "./environment.ts";
import { fleet } from "./fleet.ts";
import { heading } from "./heading.ts";
import { html, nothing, trusted } from "./markup.ts";
import { proofSection } from "./proof.ts";
import { reachSections } from "./reach.ts";

/** One page of a stack that needs nothing else: the same bytes for the same plan. */
export function renderPage(environment: Environment): string {
  const { diff, plan } = environment;
  const script = oneScript(scripts.map(text));
  const style = styles.map(text).join("");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentSecurityPolicy(script, style))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${plan.stack}: ${plan.settings.cluster.name}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#fleet">To the fleet</a>
<main>
${heading(environment)}${diff === null ? nothing : changes(diff)}${fleet(environment)}${reachSections(environment)}${proofSection(environment)}${capacity(environment)}</main>
<script type="application/json" id="page-data">${trusted(embeddedJson(detailsOf(environment)))}</script>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

/** Modules as a single script, each after those it imports: what one exports, the next has in scope. */
const oneScript = (modules: readonly string[]) =>
  `"use strict";\n{\n${modules.map((module) => module.replace(/^import .*\n|^export (?=\w)/gm, "")).join("\n")}}\n`;

const scripts = ["browser/detail.js", "browser/rows.js", "browser/search.js", "browser/start.js"];

const styles = ["base", "header", "table", "detail", "picture", "print"].map((name) => `style/${name}.css`);

const text = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
