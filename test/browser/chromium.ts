import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

/** Where Debian's package `chromium` puts it. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Null, and said, where there is no browser. */
export async function openBrowser(): Promise<Browser | null> {
  if (!existsSync(executablePath)) {
    process.stderr.write(
      `skipped: there is no ${executablePath} (apt-get install chromium, or set CHROMIUM)\n`,
    );
    return null;
  }
  const directory = mkdtempSync(join(tmpdir(), "browser-"));
  const context = await chromium.launchPersistentContext(join(directory, "profile"), {
    executablePath,
    args,
  });
  return new Browser(context, directory);
}

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface View {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
}

/** A page as a person has it open, and all that goes wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Errors, warnings and refusals of the policy, dialogs, and requests for anything but the page. */
  readonly troubles: readonly string[];
}

export class Browser {
  readonly #context: BrowserContext;
  readonly #directory: string;

  constructor(context: BrowserContext, directory: string) {
    this.#context = context;
    this.#directory = directory;
  }

  async open(html: string, { width = 1400, scheme = "light" }: View = {}): Promise<Opened> {
    const file = join(this.#directory, "page.html");
    writeFileSync(file, html);
    const page = await this.#context.newPage();
    const troubles: string[] = [];
    page.on("console", (message) => troubles.push(message.text()));
    page.on("pageerror", ({ message }) => troubles.push(message));
    page.on("dialog", (dialog) => {
      troubles.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== `file://${file}`) troubles.push(`request for ${request.url()}`);
    });
    page.setDefaultTimeout(10_000);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`file://${file}`);
    return { page, troubles };
  }

  async close(): Promise<void> {
    await this.#context.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** With SCREENSHOTS=<directory>, what a person is to look at. */
export async function screenshot(page: Page, name: string, fullPage = true): Promise<void> {
  const directory = process.env.SCREENSHOTS;
  if (directory !== undefined) await page.screenshot({ path: join(directory, `${name}.png`), fullPage });
}
