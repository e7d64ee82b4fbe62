import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages as consolePages } from '../console/src/app/manifest.ts';
import type { Swept } from '../console/src/app/pages.ts';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';
import { type Sweep, startSweep } from './sweep.ts';

const ofModules = import.meta.glob<readonly Swept[]>('../console/src/modules/*/sweep.ts', { eager: true, import: 'default' });
const consoleRows = Object.values(ofModules).flat();

/** Every page, for whom it is made, and a word that shows that it has come up with its content. */
const pages: readonly Swept[] = [
  [null, '/', /随手拍/],
  [null, '/sign-in', /登录/],
  ['resident', '/report', /是什么问题/],
  ['resident', '/my', /我的上报/],
  ['resident', '/me', /长辈模式/],
  ['resident', '/notices', /消息/],
  ['resident', '/notices/settings', /免打扰时段/],
  ['resident', '/account', /修改姓名/],
  ['resident', '/my-data', /我的申请/],
  [null, '/roots', /公钥|还没有存证/],
  ['gridworker', '/tasks', /待办/],
  ['gridworker', '/rosters', /值班安排/],
  ['gridworker', '/disputes', /我调解的/],
  ['gridworker', '/registers', /两新组织台账/],
  ['gridworker', '/registers/two_new', /新增记录/],
  ['gridworker', '/spot-checks', /抽查复核/],
  ['gridworker', '/hazards', /待整改/],
  ['gridworker', '/admission', /问一问/],
  ['resident', '/followed', /我关注的/],
  ['clerk', '/demands', /减负台账/],
  // those of one person together
  ...[...Map.groupBy(consoleRows, ([login]) => login).values()]
    .flat()
    .map(([login, path, shown]) => [login, `/console${path}`, shown] as const),
];

describe('every page, on desk and phone', () => {
  let site: Site;
  let sweep: Sweep;
  beforeAll(async () => {
    site = await openSite();
    sweep = await startSweep(site);
  });
  afterAll(() => site?.close());

  for (const [login, path, shown] of pages)
    it(`${path} as ${login ?? 'nobody'}: comes up, no error, nothing wider than the screen, axe finds nothing serious`, async () => {
      const { page, errors } = await sweep.open(login, path);
      await page.getByText(shown).first().waitFor();
      for (const [name, size] of Object.entries({ desktop, phone })) {
        await page.setViewportSize(size);
        await sweep.atRest();
        await page.getByText(shown).first().waitFor();
        await fits(page, name);
        expect(await violationsOf(page), name).toEqual([]);
      }
      expect(errors).toEqual([]);
    });

  it('no page of the console is left out; what opens beside a list, and pages of one thing, are seen by the journeys', () => {
    const swept = new Set(consoleRows.map(([, path]) => path.split('?')[0]));
    expect(
      consolePages.filter(({ path, inside }) => !inside && !String(path).includes('$') && !swept.has(path)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('the console comes in few files, so that a slow line brings it soon', async () => {
    const page = await site.visit('clerk', '/console/');
    await page.getByText('待办事项').first().waitFor();
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length);
    expect(scripts).toBeLessThan(40);
  });

  it('a page that is not there says so and leads on', async () => {
    const page = await site.visit(null, '/no-such-page', phone);
    await page.getByRole('heading', { name: '没有这个页面' }).first().waitFor();
  });

  it('elder mode is one switch away and grows text and targets', async () => {
    const page = await site.visit('resident', '/', phone);
    await page.getByText('长辈模式').first().click();
    const sizes = await page.evaluate(() => ({
      text: Number.parseFloat(getComputedStyle(document.body).fontSize),
      targets: [...document.querySelectorAll('a, button')]
        .filter((e) => e.getBoundingClientRect().height > 0)
        .map((e) => e.getBoundingClientRect().height),
    }));
    expect(sizes.text).toBeGreaterThanOrEqual(20);
    expect(Math.min(...sizes.targets)).toBeGreaterThanOrEqual(60);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('English is complete: no Chinese interface words are left on the sign-in pages', async () => {
    const page = await site.visit(null, '/console/sign-in');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Sign in').first().waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  });
});
