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
  ['gridworker', '/device', /绑定这部手机/],
  ['gridworker', '/conflicts', /没有冲突/],
  ['resident', '/my-data', /我的申请/],
  [null, '/roots', /公钥|还没有存证/],
  ['gridworker', '/day', /查看全部待办/],
  ['gridworker', '/tasks', /待办/],
  ['gridworker', '/me/recorded', /登录与操作/],
  ['gridworker', '/my-households', /联系户/],
  ['gridworker', '/rosters', /值班安排/],
  ['gridworker', '/disputes', /我调解的/],
  ['gridworker', '/registers', /两新组织台账/],
  ['gridworker', '/registers/two_new', /新增记录/],
  ['gridworker', '/registers/committees', /新增记录/],
  ['dispatcher', '/evaluations/all', /街道评价部门/],
  [null, '/open/honours', /星级书记评选/],
  ['clerk', '/collections', /两新组织党建工作季度报表/],
  ['gridworker', '/spot-checks', /抽查复核/],
  ['gridworker', '/hazards', /待整改/],
  ['gridworker', '/inspections', /检查哪个小区/],
  ['clerk', '/scores', /考核通报/],
  ['gridworker', '/visits', /我的走访记录/],
  ['gridworker', '/patrols/mine', /我的巡查/],
  ['gridworker', '/admission', /问一问/],
  ['resident', '/followed', /我关注的/],
  [null, '/services/all', /办事服务/],
  ['resident', '/services/mine', /我的办件/],
  ['gridworker', '/services/proxy', /上门受托/],
  ['gridworker', '/care', /关爱走访/],
  [null, '/canteens', /社区食堂/],
  [null, '/bookings/all', /场地预约/],
  ['resident', '/bookings/mine', /我的预约/],
  [null, '/tariffs/all', /厨卫疏通/],
  ['resident', '/tariffs/mine', /我的上门预约/],
  ['clerk', '/tariffs/jobs', /上门预约/],
  [null, '/open/activities', /选择区域/],
  [null, '/take-part', /这几天的活动/],
  [null, '/deciding', /正在公示/],
  [null, '/open/notices', /公示公告/],
  [null, '/open/property', /红黄榜/],
  [null, '/mall/all', /积分兑换/],
  ['resident', '/mall/vouchers', /我的兑换码/],
  ['resident', '/merchant', /核销/],
  [null, '/orders', /可以接的单/],
  [null, '/wishes', /可以认领的心愿/],
  ['resident', '/my-orders', /我的点单与接单/],
  [null, '/duties/all', /认领岗位/],
  [null, '/proposals/all', /社区里正在商量/],
  [null, '/open/covenants', /大家商定、自愿遵守/],
  [null, '/open/credits', /年度物业企业信用评价/],
  ['resident', '/duties/mine', /我的岗位/],
  ['resident', '/points', /我的积分/],
  ['resident', '/points/acts', /我的服务与得分/],
  [null, '/open/thanks', /感谢墙/],
  ['resident', '/thanks/mine', /我的感谢/],
  ['resident', '/activities/mine', /已认定时长/],
  ['resident', '/meetings/all', /我的会议/],
  ['resident', '/enrolment', /我的社区报到/],
  ['resident', '/my-votes', /我的表决/],
  ['resident', '/volunteer', /我的志愿服务/],
  ['resident', '/volunteer/teams', /志愿队伍/],
  ['resident', '/volunteer/postings', /时长公示/],
  ['clerk', '/demands', /减负台账/],
  ['resident', '/owned', /我的房产和业主大会/],
  ['resident', '/courier', /小哥之家/],
  ['resident', '/courier-help', /悄悄求助/],
  ['resident', '/snap', /是什么|随手拍/],
  [null, '/answers', /居住证怎么办理/],
  ['resident', '/surveys/all', /小区服务需求调查/],
  ['resident', '/renovations/all', /映雪苑改造/],
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
