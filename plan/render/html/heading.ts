import { counted } from "../../counted.ts";
import { headline } from "../diff/words.ts";
import { peopleOf } from "../tenant-facts.ts";
import type { Environment } from "./environment.ts";
import { html, type Markup, nothing } from "./markup.ts";

/** What this is a page of, and its numbers. */
export function heading(environment: Environment): Markup {
  const { stack, settings } = environment.plan;
  return html`<header>
<h1>${stack}</h1>
<dl class="facts">
<div><dt>Cluster</dt><dd>${settings.cluster.name}</dd></div>
<div><dt>Kubernetes</dt><dd>${settings.cluster.version}</dd></div>
<div><dt>Account</dt><dd>${settings.account}</dd></div>
<div><dt>Region</dt><dd>${settings.region}</dd></div>
<div><dt>Bucket</dt><dd>${settings.bucket}</dd></div>
</dl>
<nav aria-label="Sections">${environment.diff === null ? nothing : html`<a href="#changes">Changes</a>`}<a href="#fleet">Fleet</a><a href="#network">Network</a><a href="#data">Data</a><a href="#proof">Proof</a><a href="#capacity">Capacity</a></nav>
<ul class="tiles">
${tilesOf(environment).map(tile)}</ul>
</header>
`;
}

interface Tile {
  readonly number: string;
  readonly noun: string;
  readonly about: string;
  readonly target: string;
  readonly mood?: "good" | "bad";
}

const tile = ({ number, noun, about, target, mood }: Tile) =>
  html`<li class="${mood ?? "plain"}"><a href="#${target}"><strong>${number}</strong> ${noun}</a><span>${about}</span></li>
`;

function tilesOf(environment: Environment): Tile[] {
  const { tenants, proof, reach, diff, plan } = environment;
  const dedicated = tenants.filter(({ contract }) => contract.isolation === "dedicated");
  const holding = proof.claims.filter(({ holds }) => holds).length;
  const facts = proof.claims.reduce((sum, { checked }) => sum + checked, 0);
  const failing = proof.claims.filter(({ holds }) => !holds).map(({ id }) => id);
  const nodes = tenants.reduce((sum, { contract }) => sum + (contract.nodes?.max ?? 0), 0);
  const people = tenants.reduce((sum, { contract }) => sum + peopleOf(contract), 0);
  const pairs = tenants.length * (tenants.length - 1);
  return [
    {
      number: `${holding} of ${proof.claims.length}`,
      noun: "claims hold",
      about: failing.length === 0 ? `${amount(facts)} facts judged` : `not ${failing.join(", ")}`,
      target: "proof",
      mood: failing.length === 0 ? "good" : "bad",
    },
    ...(diff === null
      ? []
      : [
          {
            number: amount(diff.tenants.length),
            noun: diff.tenants.length === 1 ? "change" : "changes",
            about: headline(diff),
            target: "changes",
          },
        ]),
    {
      number: amount(tenants.length),
      noun: tenants.length === 1 ? "tenant" : "tenants",
      about: `${amount(dedicated.length)} dedicated, ${amount(tenants.length - dedicated.length)} pooled`,
      target: "fleet",
    },
    {
      number: amount(nodes),
      noun: "nodes at most",
      about: `in ${counted(dedicated.length, "group")} of tenants`,
      target: "capacity",
    },
    {
      number: amount(people),
      noun: people === 1 ? "person" : "people",
      about: "or roles, with access",
      target: "fleet",
    },
    {
      number: reach === null ? "?" : amount(reach.paths.length),
      noun: reach?.paths.length === 1 ? "open path" : "open paths",
      about: `of ${amount(pairs)} ordered pairs`,
      target: "network",
    },
    {
      number: amount(plan.resources.length),
      noun: "resources",
      about: "of tenants and platform",
      target: "fleet",
    },
  ];
}

const amount = (number: number) => number.toLocaleString("en");
