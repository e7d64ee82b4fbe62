import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { type Running, serve } from '#server/main.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { launchBrowser } from '#tools/testing/browser.ts';
import { filledTemplate, testDatabase } from '#tools/testing/database.ts';
import { testKeys } from '#tools/testing/keys.ts';

/** Sizes every page must be good at. */
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A whole demo district with its pages, and a browser in front of it. */
export interface Site {
  readonly url: string;
  readonly browser: Browser;
  /** The modules of the program, for what a job would do in its own time. */
  readonly modules: Running['modules'];
  /** A browser window of nobody, in the district's time and place. */
  newContext(size: typeof desktop): Promise<BrowserContext>;
  /** Puts the server's clock so many milliseconds before the true time; sessions last when it comes back to it. */
  putBack(ms: number): void;
  /** With what name somebody of an organisation signs in. */
  loginOf(organisationId: string): Promise<string>;
  /** Opens a page as one of the demo's accounts, or as nobody. */
  visit(login: string | null, path: string, size?: typeof desktop): Promise<Page>;
  close(): Promise<void>;
}

/** Signs a browser window in as one of the demo's accounts. */
export const signIn = async (context: BrowserContext, url: string, login: string): Promise<void> => {
  const answer = await context.request.post(`${url}/api/session/password`, {
    headers: { 'x-linli': '1' },
    data: { login, password: demoPassword },
  });
  expect(answer.status(), await answer.text()).toBe(200);
};

/** The browser of this process, shared by the files it runs one after another. */
let started: Promise<Browser> | null = null;

/** What stands on the pages that are open, for whoever reads why a test failed: addresses, dialogs, messages. */
export const seenOnPages = async (): Promise<string[]> => {
  const pages = (await started)?.contexts().flatMap((context) => context.pages()) ?? [];
  return Promise.all(
    pages.map(async (page) => {
      const shown = await page
        .locator('[role=dialog], [role=alert], [role=status], .ant-message, .ant-notification, h1')
        .filter({ visible: true })
        .allInnerTexts()
        .catch(() => []);
      return `${page.url()}\n${shown.map((one) => `  ${one.replace(/\s+/g, ' ').slice(0, 600)}`).join('\n')}`;
    }),
  );
};

/**
 * Starts the program on a database of its own, without simulated accounts: what happens is what the test does. The demo is made once
 * for the whole run and copied, the browser is started once per process: a site costs a few tenths of a second.
 * @param env settings beside the usual ones
 */
export const openSite = async (env: NodeJS.ProcessEnv = {}): Promise<Site> => {
  started ??= launchBrowser();
  const template = await filledTemplate('demo', (urls) => ensureDemo({ ...urls, masterKeys: testKeys, log: () => undefined }));
  const database = await testDatabase({ template });
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-e2e-'));
  const config = readConfig(
    { PORT: '0', LOG_LEVEL: 'error', ...env },
    { databaseUrl: database.appUrl, dataDir, sessionSecret: 'e2e'.repeat(12), masterKeys: testKeys },
  );
  let behind = 0;
  const server: Running = await serve({ config, clock: { now: () => new Date(Date.now() - behind) } });
  const browser = await started;
  const contexts = new Map<string, BrowserContext>();
  const newContext = async (size: typeof desktop): Promise<BrowserContext> => {
    const context = await browser.newContext({
      // what moves may be gone from under a click
      reducedMotion: 'reduce',
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['geolocation'],
      geolocation: { longitude: 100.2335, latitude: 26.8722 },
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(20_000);
    return context;
  };
  const contextOf = async (login: string | null, size: typeof desktop): Promise<BrowserContext> => {
    const key = `${login} ${size.width}`;
    const known = contexts.get(key);
    if (known) return known;
    const context = await newContext(size);
    if (login !== null) await signIn(context, server.url, login);
    contexts.set(key, context);
    return context;
  };
  return {
    url: server.url,
    browser,
    modules: server.modules,
    newContext,
    putBack: (ms) => {
      behind = ms;
    },
    loginOf: async (organisationId) => {
      const { db, jurisdictions } = server.modules.accounts.context.kernel;
      const jurisdiction = await jurisdictions.default();
      if (!jurisdiction) throw new Error('there is no demo');
      return db.read(systemAccess(jurisdiction.id), async (tx) => {
        const { rows } = await execute<{ username: string }>(
          tx,
          `select a.username from posts p join accounts a on a.id = p.account_id
           where p.jurisdiction_id = :jurisdiction and p.organisation_id = $1 limit 1`,
          [organisationId],
        );
        return rows[0]?.username ?? '';
      });
    },
    visit: async (login, path, size = desktop) => {
      const page = await (await contextOf(login, size)).newPage();
      await page.goto(`${server.url}${path}`);
      return page;
    },
    close: async () => {
      for (const context of browser.contexts()) await context.close();
      await server.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What could at worst be moderate is not looked at. */
const runAxe = `axe.run({
  resultTypes: ['violations'], preload: false, selectors: false,
  rules: Object.fromEntries(axe._audit.rules.flatMap(({ id, impact }) => (/minor|moderate/.test(impact) ? [[id, { enabled: false }]] : []))),
})`;
type AxeResult = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };

const checkOnce = async (page: Page): Promise<string[]> => {
  // half-way through a transition colours have too little contrast for a moment: everything is shown as it will be at rest
  const rest = await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important; animation: none !important }' });
  const { violations } = (await page.evaluate(runAxe)) as AxeResult;
  await rest.evaluate((style) => (style as Element).remove());
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
};

/** Serious and critical accessibility violations of a page as it stands; what is only passing by, such as a list about to close, does not count. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  // the page's own policy forbids foreign scripts, so the checker is evaluated instead of loaded, once
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axeSource);
  const until = Date.now() + 20_000;
  for (;;) {
    const found = await checkOnce(page);
    if (found.length === 0 || Date.now() > until) return found;
  }
};

/** Resolves when nothing on a page is wider than the screen. */
export const fits = (page: Page, name?: string): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name === undefined ? {} : { message: name })
    .toBeLessThanOrEqual(0);

/** A small photo for uploads. */
export const testPhoto = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: 'street.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8a99' } })
    .jpeg()
    .toBuffer(),
});

/** A photo as large as a phone takes it: it is made smaller before it is sent. */
export const largePhoto: typeof testPhoto = async () => ({
  ...(await testPhoto()),
  buffer: await sharp({
    create: { width: 2400, height: 1800, channels: 3, background: '#7a8a99', noise: { type: 'gaussian', mean: 128, sigma: 45 } },
  })
    .blur(1.2)
    .jpeg({ quality: 95 })
    .toBuffer(),
});
