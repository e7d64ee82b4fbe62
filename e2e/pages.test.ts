import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';
import { type Sweep, startSweep } from './sweep.ts';

/** Every page, for whom it is made, and a word that shows that it has come up with its content. */
const pages: readonly (readonly [login: string | null, path: string, shown: RegExp])[] = [
  [null, '/', /随手拍/],
  [null, '/sign-in', /登录/],
  ['resident', '/report', /是什么问题/],
  ['resident', '/my', /我的上报/],
  ['resident', '/me', /长辈模式/],
  ['resident', '/notices', /消息/],
  ['resident', '/notices/settings', /免打扰时段/],
  ['resident', '/account', /修改姓名/],
  ['gridworker', '/tasks', /待办/],
  [null, '/console/sign-in', /工作人员登录/],
  ['dispatcher', '/console/', /待我处理/],
  ['clerk', '/console/report', /反映的内容/],
  ['clerk', '/console/security', /两步验证/],
  ['supervisor', '/console/overview', /近 30 天/],
  ['gridworker', '/console/map', /件在办/],
  ['handler', '/console/map', /件在办/],
  ['clerk', '/console/organisations', /七一社区党总支/],
  ['clerk', '/console/organisations/map', /大党委与联盟/],
  ['clerk', '/console/organisations/map?list=true', /大党委与联盟/],
  ['supervisor', '/console/organisations/agreements', /份即将到期/],
  ['clerk', '/console/organisations/sheets', /下载模板/],
  ['clerk', '/console/places', /党群服务站/],
  ['supervisor', '/console/places?tab=circle', /算法/],
  ['dispatcher', '/console/grids', /个社区/],
  ['supervisor', '/console/grids', /\d+ 个街道/],
  ['clerk', '/console/grids', /缺党支部|网格员 \d+ 名|缺网格员/],
  ['secadmin', '/console/accounts', /三员分立/],
  ['audit', '/console/audit', /谁在什么时间/],
  ['clerk', '/console/notices', /消息保留 90 天/],
  ['clerk', '/console/notices/settings', /免打扰时段/],
  ['sysadmin', '/console/gateways', /未配置/],
  ['sysadmin', '/console/settings', /模拟运行/],
  ['supervisor', '/console/coverage', /一网格一支部/],
  ['sysadmin', '/console/start', /派单规则/],
  ['sysadmin', '/console/coverage', /规则设置/],
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
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
        expect(await violationsOf(page), name).toEqual([]);
      }
      expect(errors).toEqual([]);
      await page.close();
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
