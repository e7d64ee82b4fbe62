import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, phone, type Site, testPhoto } from './site.ts';

/** One report on its whole way, each step done by hand in a browser: resident, grid worker, clerk, dispatcher, handler, checker. */
describe('from a phone photo to a sealed archive', () => {
  let site: Site;
  let caseId = '';
  const story = '门口人行道塌了一个坑，晚上骑车差点摔倒，请尽快修补';
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  const onPhone = (login: string): Promise<Page> => site.visit(login, `/cases/${caseId}`, phone);
  const onDesk = (login: string): Promise<Page> => site.visit(login, `/console/cases/${caseId}`);
  const state = async (page: Page, word: string): Promise<void> => page.getByText(word).first().waitFor();

  it('the resident reports with photo and position; an open desk hears of it without a reload', async () => {
    const desk = await site.visit('supervisor', '/console/cases?queue=open');
    await desk.getByText('这里没有案卷').waitFor();
    const page = await site.visit('resident', '/', phone);
    await page
      .getByRole('link', { name: /随手拍/ })
      .first()
      .click();
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles(await testPhoto());
    await page.getByLabel('是什么问题').fill(story);
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await page.getByText('按您现在的位置').waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL(/\/sent\//);
    caseId = /\/sent\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
    await page.getByText('已收到').first().waitFor();
    await expect.poll(async () => (await page.locator('body').textContent())?.replaceAll(/\s/g, '')).toMatch(/530702\d{13}/);
    await page.getByRole('link', { name: '查看进展' }).click();
    await page.getByText(story).first().waitFor();
    await expect.poll(() => page.locator('img').count()).toBeGreaterThan(0);
    await desk
      .getByText(/1 条新案卷|道塌了一个坑/)
      .first()
      .waitFor();
  });

  it('a clerk verifies and files it at the desk', async () => {
    const login = await staffFor(site, 'clerk', await areaOf(site, caseId));
    const page = await onDesk(login);
    await page.getByText(story).first().waitFor();
    await act(page, '核实');
    await state(page, '待立案');
    await act(page, '立案');
    await state(page, '待派单');
  });

  it('a dispatcher follows the explained suggestion', async () => {
    const login = await staffFor(site, 'dispatcher', await areaOf(site, caseId));
    const page = await onDesk(login);
    await act(page, '派单');
    await state(page, '待接单');
  });

  it('the handler accepts, notes progress and answers from the phone', async () => {
    const page = await onPhone(await handlerOf(site, caseId));
    await actOnPhone(page, '接单');
    await actOnPhone(page, '提交答复', '已安排施工队填补坑洞并恢复路面，设置了警示标志。');
    await state(page, '核查');
  });

  it('a checker who did not answer passes the check', async () => {
    const page = await onDesk(await staffFor(site, 'clerk', await areaOf(site, caseId)));
    await act(page, '核查通过');
    await state(page, '待回访');
  });

  it('the resident rates, and sees it on the six steps', async () => {
    const page = await onPhone('resident');
    await page.getByRole('button', { name: '去评价' }).first().click();
    const sheet = page.getByRole('dialog');
    for (const yes of ['答复了', '解决了', '满意']) await sheet.getByText(yes, { exact: true }).click();
    await sheet.getByRole('button', { name: '提交评价' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await page
      .getByText(/已评价|待结案/)
      .first()
      .waitFor();
  });

  it('the dispatcher closes and archives; the archive is sealed and nothing more can be done', async () => {
    const page = await onDesk(await staffFor(site, 'dispatcher', await areaOf(site, caseId)));
    await act(page, '结案');
    await state(page, '已结案');
    await act(page, '归档');
    await page.getByText('已归档封存于').waitFor();
    await expect.poll(() => page.getByRole('toolbar', { name: '可办理的操作' }).count()).toBe(0);
  });
});

/** Takes an act in the console: its button, then the form's own button. */
const act = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('toolbar', { name: '可办理的操作' })
    .getByRole('button', { name: new RegExp(`^${name}( \\S)?$`) })
    .click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  await form.getByRole('button', { name: new RegExp(`^(确认)?${name}$`) }).click();
  await form.waitFor({ state: 'hidden' });
};

/** Takes an act on the phone, with words where it needs them. */
const actOnPhone = async (page: Page, button: string, words?: string): Promise<void> => {
  await page.getByRole('button', { name: button }).first().click();
  const sheet = page.getByRole('dialog');
  if (words) await sheet.locator('textarea').fill(words);
  await sheet.getByRole('button', { name: button }).click();
  await sheet.waitFor({ state: 'hidden' });
};

const json = async <T>(site: Site, login: string, path: string): Promise<T> => {
  const page = await site.visit(login, path);
  const content = JSON.parse((await page.locator('body').textContent()) ?? '') as T;
  await page.close();
  return content;
};
const areaOf = async (site: Site, caseId: string): Promise<string> =>
  (await json<{ area: { code: string } }>(site, 'supervisor', `/api/cases/${caseId}`)).area.code;

type Accounts = {
  items: { username: string; posts: { role: string; area: { code: string } | null; organisation: { id: string } | null }[] }[];
};
/** Login of a colleague of a role whose area contains the code. */
const staffFor = async (site: Site, role: string, code: string): Promise<string> => {
  const { items } = await json<Accounts>(site, 'secadmin', `/api/accounts?role=${role}&limit=200`);
  const found = items.find((a) => a.posts.some((p) => p.role === role && p.area && code.startsWith(p.area.code)));
  if (!found) throw new Error(`no ${role} for ${code}`);
  return found.username;
};
/** Login of somebody who handles for the organisation a case was dispatched to. */
const handlerOf = async (site: Site, caseId: string): Promise<string> => {
  const { handler } = await json<{ handler: { id: string } }>(site, 'supervisor', `/api/cases/${caseId}`);
  for (const role of ['handler', 'grid_worker']) {
    const { items } = await json<Accounts>(site, 'secadmin', `/api/accounts?role=${role}&limit=200`);
    const found = items.find((a) => a.posts.some((p) => p.organisation?.id === handler.id));
    if (found) return found.username;
  }
  throw new Error(`nobody handles for ${handler.id}`);
};
