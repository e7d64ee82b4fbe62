import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const point = { lon: 100.233, lat: 26.872 };
const post = async (page: Page, path: string, data: object) => {
  const answer = await page.request.post(`${site.url}${path}`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), ...data },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
};
const report = async (by: Page, text: string): Promise<string> => (await post(by, '/api/reports', { text, point })).caseId;
/** Carries a case on until who reported is to be called back, by the street and the organisation the handler works in. */
const toCallBack = async (caseId: string): Promise<void> => {
  const [desk, handler] = [await site.visit('dispatcher', '/health'), await site.visit('handler', '/health')];
  const { posts } = await (await handler.request.get(`${site.url}/api/me`)).json();
  const organisationId = posts.find((one: { organisation: { id: string } | null }) => one.organisation)?.organisation.id;
  const act = (page: Page, data: object) => post(page, `/api/cases/${caseId}/actions`, data);
  await act(desk, { action: 'verify' });
  await act(desk, { action: 'file' });
  await act(desk, { action: 'dispatch', organisationId });
  await act(handler, { action: 'accept' });
  await act(handler, { action: 'answer', text: '已到现场处理完毕，恢复原状' });
  await act(desk, { action: 'check' });
};

test('a complaint is rated by link and found not to count: asked by the handler, decided by the district, both figures shown', async () => {
  const resident = await site.visit('resident', '/', phone);
  const caseId = await report(resident, '楼顶有人私搭棚子，已经三天了');
  await toCallBack(caseId);

  // the street makes the link, somebody without a session rates by it
  const list = await site.visit('dispatcher', '/console/call-backs');
  await list.getByRole('button', { name: '记录回访' }).first().click();
  const call = list.getByRole('dialog');
  const [made] = await Promise.all([
    list.waitForResponse((answer) => answer.url().endsWith('/link') && answer.status() === 200),
    call.getByRole('button', { name: '复制链接' }).click(),
  ]);
  const link = new URL((await made.json()).url, site.url).pathname;
  expect(await violationsOf(list)).toEqual([]);
  const nobody = await site.visit(null, link, phone);
  await nobody.getByText('已到现场处理完毕').waitFor();
  await nobody.getByText('没解决', { exact: true }).click();
  await nobody.getByText('答复了', { exact: true }).click();
  await nobody.getByText('不满意', { exact: true }).click();
  expect(await violationsOf(nobody)).toEqual([]);
  await nobody.getByRole('button', { name: '提交评价' }).click();
  await nobody.getByText('已收到您的评价').waitFor();

  const own = await site.visit('handler', `/console/cases/${caseId}`);
  const section = own.getByRole('region', { name: '回访与考核' });
  await section.getByRole('button', { name: '申请剔除' }).click();
  const asking = own.getByRole('dialog');
  await asking.getByLabel('情形').click();
  await own.locator('.ant-select-item-option', { hasText: '经查不属实' }).click();
  await asking.getByLabel('理由').fill('两次到现场核实，没有发现搭建');
  await asking.getByRole('button', { name: '申请剔除' }).click();
  await section.getByText(/等待.*审定/).waitFor();

  const district = await site.visit('supervisor', '/console/exclusions');
  await district.getByRole('button', { name: '审定', exact: true }).first().click();
  const deciding = district.getByRole('dialog');
  await deciding.getByText('同意剔除').click();
  await deciding.getByLabel('理由').fill('照片和走访记录充分');
  await deciding.getByRole('button', { name: '审定' }).click();
  await deciding.waitFor({ state: 'hidden' });
  await district.goto(`${site.url}/console/rates`);
  await district
    .getByText(/剔除前 0%/)
    .first()
    .waitFor();
  await district.getByText('有效回访 0 件').first().waitFor();
  await district.getByRole('button', { name: '单位记录' }).click();
  await district.getByText('申请剔除 1 件，通过 1 件，未通过 0 件。').waitFor();
});

test('two reports of one matter become one case and are parted again', async () => {
  const resident = await site.visit('resident', '/', phone);
  await report(resident, '小区东门口路灯不亮，晚上很黑');
  const worker = await site.visit('gridworker', '/', phone);

  // who is about to report the same is shown it, and follows instead
  await worker.goto(`${site.url}/report`);
  await worker.getByLabel('是什么问题').fill('东门口路灯不亮好几天了');
  await worker.getByRole('button', { name: '用我现在的位置' }).click();
  const alike = worker.getByRole('region', { name: '附近可能已有人反映' });
  await alike.getByText(/都提到“.*路灯不亮/).waitFor();
  await alike.getByRole('button', { name: '关注这一件' }).click();
  await worker.goto(`${site.url}/followed`);
  await worker.getByRole('button', { name: '取消关注' }).waitFor();

  const second = await report(worker, '东门口路灯不亮好几天了，老人出门不便');
  const desk = await site.visit('dispatcher', `/console/cases/${second}`);
  await desk.getByRole('heading', { name: '疑似重复' }).waitFor();
  const acts = desk.getByRole('toolbar', { name: '可办理的操作' });
  await acts.getByRole('button', { name: /^并案/ }).click();
  const form = desk.getByRole('dialog');
  await form.getByRole('radio').first().check();
  await form.getByRole('button', { name: /并案/ }).click();
  await form.waitFor({ state: 'hidden' });
  await desk.getByText('已并入案卷').waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  const mine = await site.visit('gridworker', `/cases/${second}`, phone);
  await mine.getByRole('region', { name: '已并案办理' }).waitFor();

  await acts.getByRole('button', { name: /^撤销并案/ }).click();
  await desk.getByRole('dialog').locator('textarea').fill('是另一盏路灯');
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /撤销并案/ })
    .click();
  await expect.poll(() => desk.getByText('已并入案卷').count()).toBe(0);
});
