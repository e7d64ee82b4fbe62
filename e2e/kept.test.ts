import type { Locator, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '#tools/demo/people.ts';
import { json } from './drawing-map.ts';
import { openSite, type Site } from './site.ts';

/** What is done on a form of the console takes effect once though its answer is lost, and what was typed outlives session, reload and crash. */
describe('forms of the console', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  /** A new case of the community where the clerk works. */
  const newCase = async (): Promise<string> => {
    const page = await site.visit('resident', '/health');
    const facts = { point: null, areaCode: null, categoryCode: null, photoIds: [], anonymous: false, occurredAt: null };
    const data = { id: v7(), text: '七一社区官院巷路灯不亮，老人出行不便', placeText: '大研街道七一社区', ...facts };
    const answer = await page.request.post(`${site.url}/api/reports`, { headers: { 'x-linli': '1' }, data });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    await page.close();
    return ((await answer.json()) as { caseId: string }).caseId;
  };
  const act = async (page: Page, name: RegExp): Promise<Locator> => {
    await page.getByRole('toolbar', { name: '可办理的操作' }).getByRole('button', { name }).click();
    return page.getByRole('dialog');
  };

  /** Lets the next change reach the server and loses its answer. Answers with the ids of this change and all that follow. */
  const loseAnswer = async (page: Page): Promise<(string | undefined)[]> => {
    const ids: string[] = [];
    await page.route('**/api/**', async (route) => {
      const request = route.request();
      const id = request.method() === 'GET' ? undefined : (request.postDataJSON() as { id?: string }).id;
      if (!id) return route.fallback();
      ids.push(id);
      if (ids.length > 1) return route.fallback();
      await route.fetch();
      await route.abort('connectionreset');
    });
    return ids;
  };

  interface Try {
    readonly name: string;
    readonly login: string;
    readonly at: () => Promise<string>;
    /** Opens the form; it is the dialogue unless it answers with another part of the page. */
    readonly open?: (page: Page) => Promise<unknown>;
    /** Opens it again after a reload, where the first request has changed the way to it. */
    readonly reopen?: (page: Page) => Promise<unknown>;
    readonly reload?: false;
    readonly part?: (page: Page) => Locator;
    /** The field that is typed in, and what. */
    readonly field: (form: Locator) => Locator;
    readonly text: string;
    readonly more?: (form: Locator, page: Page) => Promise<unknown>;
    /** Seen once it has worked; the dialogue is closed where nothing is named. */
    readonly done?: (page: Page) => Locator;
  }
  const fixed = (path: string) => () => Promise.resolve(path);
  const button = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();
  const left = (page: Page): Promise<string[]> =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('linli.kept ')));
  const tries: Try[] = [
    {
      name: 'an act on a case',
      login: 'clerk',
      at: async () => `/console/cases/${await newCase()}`,
      open: (page) => act(page, /^不予受理/),
      reopen: button('去处理'),
      field: (form) => form.locator('textarea').first(),
      text: '经现场核实，所反映的情况不在本社区管辖范围内。',
    },
    {
      name: 'who reported',
      login: 'clerk',
      at: async () => `/console/cases/${await newCase()}`,
      open: button('查看身份'),
      field: (form) => form.locator('input').first(),
      text: '需要回电核实地点',
    },
    {
      name: 'a report typed in',
      login: 'clerk',
      at: fixed('/console/report'),
      part: (page) => page.locator('form'),
      field: (form) => form.locator('textarea').first(),
      text: '七一社区来电：巷口路灯连续三晚不亮，老人出行不便',
      done: (page) => page.getByText(/已生成案卷/),
    },
    {
      name: 'a place',
      login: 'clerk',
      at: fixed('/console/places'),
      open: button('新增点位'),
      field: (form) => form.getByLabel('名称'),
      text: '七一社区晾晒场',
      more: async (form, page) => {
        const { items } = await json<{ items: { point: { lon: number; lat: number } }[] }>(page, '/api/places?kind=service_station');
        await form.getByLabel('经度').fill(String(items[0]?.point.lon));
        await form.getByLabel('纬度').fill(String(items[0]?.point.lat));
        await form.getByLabel('纬度').press('Tab');
      },
    },
    {
      name: 'an organisation',
      login: 'clerk',
      at: fixed('/console/organisations'),
      open: button('新建组织'),
      field: (form) => form.getByLabel('名称', { exact: true }),
      text: '七一社区竹编合作社',
      more: async (form, page) => {
        const kind = form.getByLabel('类型', { exact: true });
        await kind.click();
        await kind.fill('企业');
        await page
          .locator('.ant-select-item-option:visible')
          .filter({ hasText: /^企业$/ })
          .first()
          .click();
      },
      done: (page) => page.getByRole('heading', { level: 1, name: '七一社区竹编合作社' }),
    },
    {
      name: 'an act on an account',
      login: 'secadmin',
      at: fixed('/console/accounts'),
      open: async (page) => {
        await page
          .getByRole('button', { name: /的更多操作$/ })
          .first()
          .click();
        await page.getByRole('menuitem', { name: '停用' }).click();
      },
      // the account is disabled by then: the form would be another one
      reload: false,
      field: (form) => form.locator('textarea'),
      text: '已调离本单位',
    },
    {
      name: 'a drawing of grids',
      login: 'clerk',
      at: fixed('/console/grids'),
      open: (page) => page.getByRole('button', { name: '绘制', exact: true }).click(),
      field: (form) => form.getByLabel('方案名称'),
      text: '七一社区网格微调方案',
      done: (page) => page.getByRole('toolbar', { name: '绘制工具' }),
    },
    {
      name: 'the lines of work',
      login: 'sysadmin',
      at: fixed('/console/settings'),
      part: (page) => page.getByRole('region', { name: '条线（多网合一）' }),
      field: (form) => form.getByLabel(/^名称：/).first(),
      text: '党建引领',
      done: (page) => page.getByText('条线已保存'),
    },
  ];
  for (const one of tries)
    it(`${one.name}: once though the answer was lost, and as it was typed after a reload`, async () => {
      const page = await site.visit(one.login, '/health');
      await page.goto(`${site.url}${await one.at()}`);
      const form = one.part?.(page) ?? page.getByRole('dialog');
      await one.open?.(page);
      const before = await left(page);
      await one.field(form).fill(one.text);
      await one.more?.(form, page);
      const ids = await loseAnswer(page);
      const submit = form.locator('button[type=submit]').last();
      await submit.click();
      await form.getByText('再次提交不会重复生效').waitFor();
      if (one.reload !== false) {
        await page.reload({ waitUntil: 'commit' });
        await (one.reopen ?? one.open)?.(page);
        await page
          .getByText(/已恢复您|恢复上次未提交的内容/)
          .first()
          .waitFor();
        const restore = form.getByRole('button', { name: '恢复上次未提交的内容' });
        await expect
          .poll(async () => {
            // some forms ask first
            if ((await restore.count()) > 0) await restore.click({ timeout: 1_000 }).catch(() => undefined);
            return one.field(form).inputValue();
          })
          .toBe(one.text);
      }
      await submit.click();
      if (one.done) await one.done(page).waitFor();
      else await form.waitFor({ state: 'hidden' });
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
      expect(await left(page)).toEqual(before);
      await page.close();
    });

  it('other words after a lost answer wait until the first have been heard of', async () => {
    const page = await site.visit('clerk', '/health');
    await page.goto(`${site.url}/console/cases/${await newCase()}`);
    const form = await act(page, /^不予受理/);
    await form.locator('textarea').first().fill('不在本社区管辖范围内。');
    const ids = await loseAnswer(page);
    await form.locator('textarea').first().press('Control+Enter');
    // the case has moved, by the request itself: that its answer is missing is still told
    await form.locator('.act-moved').waitFor();
    await form.getByText('再次提交不会重复生效').waitFor();
    await form.locator('textarea').first().fill('不在本社区管辖范围内，已告知来电人。');
    await form.getByRole('button', { name: '确认不予受理' }).click();
    await page.getByText('您上一次的提交其实已经生效').waitFor();
    expect(ids[1]).toBe(ids[0]);
    await page
      .getByText(/管辖范围内。$/)
      .first()
      .waitFor();
    await page.close();
  });

  const long = '经现场核实：'.padEnd(300, '所反映的情况与此前案卷重复，');
  it('a long text is there after the session has ended, for its writer alone, and gone when the writer signs out', async () => {
    const page = await site.visit('dispatcher', '/health');
    const path = `/console/cases/${await newCase()}`;
    await page.goto(site.url + path);
    const form = await act(page, /^不予受理/);
    await form.locator('textarea').first().fill(long);
    await page.request.post(`${site.url}/api/session/end`, { headers: { 'x-linli': '1' }, data: {} });
    // the page is told that its session has ended and leads to the sign-in by itself
    await page.waitForURL(/sign-in/);
    const enter = async (login: string): Promise<void> => {
      // what comes late moves the form
      await page.getByRole('heading', { name: '演示账号' }).waitFor();
      await page.getByLabel('用户名或手机号').fill(login);
      await page.getByLabel('密码', { exact: true }).fill(demoPassword);
      await page.getByLabel('密码', { exact: true }).press('Enter');
      await page.waitForURL((address) => !address.pathname.includes('sign-in'));
    };
    const leave = async (): Promise<void> => {
      await page.locator('.who').click();
      await page.getByRole('menuitem', { name: '退出登录' }).click();
      await page.waitForURL(/sign-in/);
    };
    await enter('dispatcher');
    await form.getByText('已恢复您').waitFor();
    await expect.poll(() => form.locator('textarea').first().inputValue()).toBe(long);
    await form.getByRole('button', { name: '取消' }).click();
    await page.request.post(`${site.url}/api/session/end`, { headers: { 'x-linli': '1' }, data: {} });
    await page.goto(`${site.url}/console/sign-in?to=${path.slice('/console'.length)}`);
    await enter('clerk');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await expect.poll(() => page.getByText('您有尚未提交的内容').count()).toBe(0);
    await leave();
    await enter('dispatcher');
    await page.getByText('您有尚未提交的内容').waitFor();
    await leave();
    await enter('dispatcher');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    await expect.poll(() => page.getByText('您有尚未提交的内容').count()).toBe(0);
    await page.close();
  });
});
