import { launchBrowser } from '#tools/testing/browser.ts';
import { quantile } from './quantile.ts';

const rounds = 3;
const patience = 60_000;

/**
 * Time from the navigation of a browser that knows nothing yet to the first map at rest with areas and cases on it, drawn without a graphics
 * card; median of three.
 * @param cookie of somebody signed in, as a Cookie header
 */
export async function measureFirstMap(url: string, cookie: string, log: (line: string) => void): Promise<{ firstMapMs: number }> {
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      const cookies = cookie
        .split('; ')
        .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url }));
      await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(`${url}/console/map`, { waitUntil: 'commit', timeout: patience });
      await page.waitForSelector('.city-canvas[data-shown]', { timeout: patience });
      const seen = await page.evaluate(() => {
        const box = document.querySelector<HTMLElement>('.city-canvas');
        return { at: Number(box?.dataset['at']), shown: JSON.parse(box?.dataset['shown'] ?? '{}') as { areas?: number; cases?: number } };
      });
      if (!seen.shown.areas || !seen.shown.cases) throw new Error(`the first map was empty: ${JSON.stringify(seen.shown)}`);
      times.push(seen.at);
      log(`first map after ${seen.at.toFixed(0)} ms: ${seen.shown.areas} areas, ${seen.shown.cases} marks of cases`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { firstMapMs: quantile(times, 0.5) };
}
