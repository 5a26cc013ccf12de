import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Environment } from "../../../../plan/render/html/environment.ts";
import { environmentOf } from "../../../../plan/render/html/environment.ts";
import { renderPage } from "../../../../plan/render/html/page.ts";
import { many, seven, someDiff } from "./environments.ts";
import { hostile } from "./hostile.ts";

const inner = (page: string, tag: string) =>
  page.split(`<${tag}>`)[1]?.split(`</${tag.split(" ")[0]}>`)[0] ?? "";
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the page of an environment", () => {
  let environment: Environment;
  let page: string;

  before(async () => {
    environment = await seven();
    page = renderPage(environment);
  });

  it("shows every tenant, every claim and nothing of a comparison that was not made", () => {
    for (const { contract } of environment.tenants) assert.ok(page.includes(`>${contract.name}</button>`));
    for (const { id } of environment.proof.claims) assert.ok(page.includes(`<th scope="row">${id}</th>`));
    assert.ok(!page.includes('id="changes"'));
  });

  it("is the same to the byte", async () => {
    assert.ok(renderPage(await seven()) === page);
  });

  it("lets its own script and style run, by what they are, and nothing else", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    assert.ok(policy.startsWith("default-src 'none'; "));
    assert.ok(policy.includes(`script-src ${hashOf(inner(page, "script"))};`));
    assert.ok(policy.includes(`style-src ${hashOf(inner(page, "style"))};`));
    assert.ok(!/unsafe|\*|https?:/.test(policy));
  });

  it("loads nothing and has no style or handler of an element's own", () => {
    const [markup = ""] = page.split('<script type="application/json"');
    assert.ok(
      !/<(img|link|iframe|object|embed|base|form)\b|\ssrc=|\sstyle=|\son[a-z]+=|url\(|@import/.test(markup),
    );
    assert.deepEqual([...markup.matchAll(/href="([^#])/g)], []);
  });

  it("has a script of one piece: no module's import or export is left", () => {
    assert.ok(!/^(import|export)\b/m.test(inner(page, "script")));
  });

  it("gives an id once", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > environment.tenants.length);
  });

  it("tells what changes, the unexpected first", () => {
    const compared = renderPage({ ...environment, diff: someDiff });
    const places = ["hooli", "acme", "globex", "wayne"].map((name) =>
      compared.indexOf(`<strong>${name}</strong>`),
    );
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(places.every((place) => place > 0));
    assert.ok(compared.includes("8 → 16"));
    assert.ok(compared.includes("unexpectedly changed"));
  });

  it("draws names for a few tenants, points for many", () => {
    assert.ok(page.includes("acme → globex: tcp 8443"));
    assert.ok(!page.includes('class="matrix points"'));
    assert.ok(renderPage(many(environment, 60)).includes('class="matrix"'));
    const large = renderPage(many(environment, 61));
    assert.ok(large.includes('class="matrix points"'));
    assert.ok(large.includes("<code>tenant-000</code> → <code>tenant-001</code> tcp 8443"));
  });

  it("draws no closed pair where nobody has shown that it is", () => {
    const type = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    const resources = environment.plan.resources.filter(
      (resource) => resource.tenant !== "stark" || resource.type !== type,
    );
    assert.ok(resources.length < environment.plan.resources.length);
    const open = environmentOf({ ...environment.plan, resources }, null);
    assert.equal(open.reach, null);
    const text = renderPage(open);
    assert.ok(text.includes('Not drawn: <a href="#proof">NET-1</a>'));
    assert.ok(!text.includes("network-matrix"));
    assert.ok(text.includes("data-matrix"));
  });

  it("stays small with 500 tenants", () => {
    assert.ok(renderPage(many(environment, 500)).length < 2_500_000);
  });

  it("keeps hostile values within their place", () => {
    const spoiled = renderPage({ ...hostile({ ...environment, diff: someDiff }) });
    assert.equal(spoiled.split(/<\/script/i).length, 3);
    assert.equal(spoiled.split(/<script/i).length, 3);
    assert.ok(!/<img|<b>|<!--|[\u2028\u2029\u202e]/.test(spoiled));
    assert.ok(!spoiled.includes("\u0000"));
    assert.ok(spoiled.includes("&#60;img src=x"));
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(spoiled)?.[1] ?? "";
    assert.ok(policy.includes(hashOf(inner(spoiled, "script"))));
  });
});
