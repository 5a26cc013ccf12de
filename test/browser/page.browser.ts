import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Environment } from "../../plan/render/html/environment.ts";
import { renderPage } from "../../plan/render/html/page.ts";
import { printable } from "../../tenants/contract/document/printable.ts";
import { many, seven, someDiff } from "../plan/render/html/environments.ts";
import { hostile, payload } from "../plan/render/html/hostile.ts";
import { type Browser, type Opened, openBrowser, screenshot, type View } from "./chromium.ts";
import { leastContrast, overflow } from "./looks.ts";

const names = (page: Page) => page.locator("tbody button.open:visible").allTextContents();
const row = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

describe("the page of an environment, in Chromium", () => {
  let browser: Browser;
  let environment: Environment;
  let opened: Opened | undefined;

  const open = async (shown: Environment, view?: View) => {
    opened = await browser.open(renderPage(shown), view);
    return opened.page;
  };

  before(async function () {
    const found = await openBrowser();
    if (found === null) return this.skip();
    browser = found;
    environment = await seven();
  });

  afterEach(async () => {
    const troubles = opened?.troubles ?? [];
    await opened?.page.close();
    opened = undefined;
    assert.deepEqual(troubles, []);
  });

  after(() => browser?.close());

  it("opens a tenant's row with a click and closes it with a key", async () => {
    const page = await open(environment);
    const button = row(page, "acme");
    await button.click();
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    const detail = page.locator(`#${await button.getAttribute("aria-controls")}`);
    assert.match(await detail.innerText(), /instance types\s+m7g\.large\s+m6g\.large/);
    assert.match(await detail.innerText(), /tenant globex on 8443/);
    assert.match(await detail.innerText(), /NodeGroup\s+acme_nodes/);
    await screenshot(page, "seven");
    await button.press("Enter");
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.equal(await detail.isVisible(), false);
  });

  it("sorts by what a cell means, both ways, and keeps an opened row at its tenant", async () => {
    const page = await open(environment);
    await row(page, "umbrella").click();
    const sort = page.getByRole("button", { name: "CPU" });
    await sort.press("Enter");
    const cpu = () => page.locator("tbody tr:not(.detail) td:nth-child(7)").allTextContents();
    const amounts = (await cpu()).map((text) =>
      text.endsWith("m") ? Number.parseInt(text, 10) : Number(text) * 1000,
    );
    assert.deepEqual(
      amounts,
      amounts.toSorted((a, b) => a - b),
    );
    assert.ok(new Set(amounts).size > 1);
    assert.equal(
      await page.getByRole("columnheader", { name: "CPU" }).getAttribute("aria-sort"),
      "ascending",
    );
    await sort.press("Enter");
    assert.equal((await names(page))[0], "umbrella");
    assert.equal(await page.locator("tbody tr").nth(1).getAttribute("class"), "detail");
    assert.equal(await page.locator("[aria-sort]").count(), 1);
  });

  it("finds tenants by every word, also by what a closed row would show", async () => {
    const page = await open(environment);
    const search = page.getByRole("searchbox", { name: "Search" });
    await search.fill("pooled 21gi");
    assert.deepEqual(await names(page), ["umbrella"]);
    assert.equal(await page.getByRole("status").innerText(), "1 of 7 tenants");
    await search.fill("M6G.large");
    assert.deepEqual(await names(page), ["acme"]);
    await search.fill("nobody");
    assert.deepEqual(await names(page), []);
    await search.fill("");
    assert.equal((await names(page)).length, 7);
  });

  it("names its parts for those who hear it", async () => {
    const page = await open({ ...environment, diff: someDiff });
    for (const name of ["Changes", "Fleet", "Network", "Data", "Proof", "Capacity"]) {
      assert.equal(await page.getByRole("heading", { name, exact: true }).count(), 1);
    }
    const pictures = page.getByRole("img");
    assert.deepEqual(await Promise.all([pictures.nth(0).getAttribute("role"), pictures.count()]), ["img", 2]);
    assert.equal(
      await page.getByRole("img", { name: "Which tenant can open a connection to which" }).count(),
      1,
    );
    assert.equal(await page.getByRole("rowheader", { name: "acme" }).count(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "To the fleet");
    await screenshot(page, "changes");
  });

  for (const scheme of ["light", "dark"] as const) {
    it(`has enough contrast everywhere when ${scheme}`, async () => {
      const page = await open({ ...environment, diff: someDiff }, { scheme });
      await row(page, "acme").click();
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      const { ratio, text } = await leastContrast(page);
      assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} for ${text}`);
      await screenshot(page, scheme);
    });
  }

  for (const width of [1400, 800, 360]) {
    it(`fits a window of ${width} pixels`, async () => {
      const page = await open({ ...hostile({ ...environment, diff: someDiff }) }, { width });
      await page.locator("button.open").first().click();
      assert.equal(await overflow(page), 0);
      await screenshot(page, `hostile-${width}`);
    });
  }

  it("shows hostile values as the text they are", async () => {
    const page = await open({ ...hostile({ ...environment, diff: someDiff }) });
    await page.evaluate("for (const one of document.querySelectorAll('button.open')) one.click()");
    assert.equal(await page.locator("img, main script, iframe").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    const visible = printable(payload);
    assert.equal((await names(page))[0], `acme${visible}`);
  });

  it("opens, searches and sorts 500 tenants", async () => {
    const page = await open(many(environment, 500));
    assert.equal(await page.locator("tbody button.open").count(), 500);
    await page.getByRole("searchbox").fill("tenant-42");
    assert.equal(await page.getByRole("status").innerText(), "10 of 500 tenants");
    await screenshot(page, "many");
    await page.getByRole("searchbox").fill("");
    await page.getByRole("button", { name: "Tenant", exact: true }).click();
    assert.equal((await names(page))[0], "tenant-499");
  });

  it("prints in black on white without its tools", async () => {
    const page = await open(environment, { scheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(
      await page.evaluate("getComputedStyle(document.body).backgroundColor"),
      "rgb(255, 255, 255)",
    );
    assert.equal(await page.getByRole("searchbox").isVisible(), false);
    await screenshot(page, "print");
  });
});
