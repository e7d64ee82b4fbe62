import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

/** A role of the district's own: made, given, seen at work, and explained. */
describe('a role for property managers', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  it('is put together by the security administrator', async () => {
    const page = await site.visit('secadmin', '/console/roles');
    await page.getByText('还没有自定角色').waitFor();
    await page.getByRole('button', { name: '新建角色' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('角色名称').fill('小区物业经理');
    await form.getByRole('checkbox', { name: /^退回返工/ }).check();
    // what sending back needs comes with it, and stays while it is needed
    await expect.poll(() => form.getByRole('checkbox', { name: /^查看辖区案卷/ }).isChecked()).toBe(true);
    await expect.poll(() => form.getByRole('checkbox', { name: /^查看辖区案卷/ }).isDisabled()).toBe(true);
    await form.getByRole('checkbox', { name: /^查看点位/ }).check();
    await expect.poll(() => form.getByRole('checkbox', { name: /管理账号/ }).count()).toBe(0);
    await form.getByRole('button', { name: /^保存/ }).click();
    await form.waitFor({ state: 'hidden' });
    await page
      .getByRole('row', { name: /小区物业经理/ })
      .getByText('退回返工')
      .waitFor();
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size);
      expect(await violationsOf(page)).toEqual([]);
    }
  });

  it('is given over a community; the holder signs in and finds just its pages', async () => {
    const admin = await site.visit('secadmin', '/health');
    const get = async (path: string) => (await admin.request.get(`${site.url}${path}`)).json();
    const { roles } = (await get('/api/roles')) as { roles: { code: string; name: string }[] };
    const clerks = (await get('/api/accounts?role=clerk&limit=200')) as {
      items: { username: string; posts: { area: { id: string } }[] }[];
    };
    const area = clerks.items.find(({ username }) => username === 'clerk')?.posts[0]?.area.id;
    const password = 'Xiaoqu-Guanjia-2026';
    const opened = await admin.request.post(`${site.url}/api/accounts`, {
      headers: { 'x-linli': '1' },
      data: {
        id: crypto.randomUUID(),
        name: '和建国',
        username: 'wuye',
        phone: '13987654321',
        password,
        role: roles.find(({ name }) => name === '小区物业经理')?.code,
        areaId: area,
      },
    });
    expect(opened.status(), await opened.text()).toBe(201);
    const context = await site.newContext(desktop);
    const headers = { 'x-linli': '1' };
    await context.request.post(`${site.url}/api/session/password`, { headers, data: { login: 'wuye', password } });
    const next = `${password}-own`;
    expect(
      (await context.request.post(`${site.url}/api/session/change-password`, { headers, data: { current: password, next } })).status(),
    ).toBe(200);
    const page = await context.newPage();
    await page.goto(`${site.url}/console/`);
    const menu = page.getByRole('navigation').first();
    await menu
      .getByRole('link', { name: /案卷|待办|办理/ })
      .first()
      .waitFor();
    await menu.getByRole('link', { name: /点位/ }).waitFor();
    for (const absent of [/账号/, /审计/, /覆盖/, /总览|概览/, /共建协议/])
      await expect.poll(() => menu.getByRole('link', { name: absent }).count()).toBe(0);
    await page.goto(`${site.url}/console/accounts`);
    await page
      .getByText(/不能使用这个页面/)
      .first()
      .waitFor();
    await page.goto(`${site.url}/console/security`);
    await page.getByRole('heading', { name: '我的权限' }).waitFor();
    await page
      .getByText(/依据：小区物业经理岗位/)
      .first()
      .waitFor();
  });

  it('is shown with its reason to the security administrator, and by name in the list of holders', async () => {
    const page = await site.visit('secadmin', '/console/roles');
    await page.getByRole('link', { name: '小区物业经理 1 人次' }).click();
    const row = page.getByRole('row', { name: /和建国/ });
    await row.getByText('小区物业经理').waitFor();
    await row.getByRole('button', { name: '权限' }).click();
    const drawer = page.getByRole('dialog');
    await drawer
      .getByText(/依据：小区物业经理岗位，.* 起/)
      .first()
      .waitFor();
    await drawer.getByText(/无权办理的事项/).click();
    await drawer.getByText(/派单与撤回/).waitFor();
    await page.setViewportSize(phone);
    expect(await violationsOf(page)).toEqual([]);
  });
});
