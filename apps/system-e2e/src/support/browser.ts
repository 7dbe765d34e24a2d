import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { instance } from './instance';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
/** A step of a page may take this long on a machine that does much else, in ms. */
const STEP_MS = 30_000;

export class NoBrowserError extends Error {
  constructor() {
    super(`Browser journeys need Chromium: none of ${PROGRAMS.join(', ')} exists; install it (\`apt-get install chromium\`) or run .ci/run, which does`);
    this.name = 'NoBrowserError';
  }
}

/** Somebody at a window of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong inside the pages: exceptions nobody caught, and what the content policy refused. */
  readonly failures: readonly string[];
}

/** Chromium with a profile of its own, and a window without memory of others for each person. */
export class People {
  private readonly pages: Page[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly profile: string,
  ) {}

  /** @throws NoBrowserError */
  static async start(): Promise<People> {
    const executablePath = PROGRAMS.find((program) => existsSync(program));
    if (executablePath === undefined) throw new NoBrowserError();
    // The launch makes a fresh profile inside.
    const profile = mkdtempSync(join(tmpdir(), 'parley-browser-'));
    const environment = Object.entries({ ...process.env, TMPDIR: profile }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS, env: Object.fromEntries(environment) });
    return new People(browser, profile);
  }

  /** @param locale the language of the browser, BCP 47 */
  async person(locale: string): Promise<Person> {
    const context = await this.browser.newContext({ locale, baseURL: instance.front, viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(STEP_MS);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) failures.push(message.text());
    });
    this.pages.push(page);
    return { context, page, failures };
  }

  /** Ends the browser. Pages that are still open are those of a journey that failed: what they showed is kept beside the logs. */
  async close(): Promise<void> {
    const folder = join(process.env['PARLEY_DATA'] ?? tmpdir(), 'logs');
    try {
      for (const [index, page] of this.pages.entries()) {
        if (page.isClosed()) continue;
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `page-${index + 1}.png`) });
      }
    } finally {
      await this.browser.close();
      rmSync(this.profile, { recursive: true, force: true });
    }
  }
}
