import type { APIRequestContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { actBody, reportBody } from '#contract/cases/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { actInHistory, openHistory, writeHistories } from '#modules/cases/index.ts';
import { readGround } from '#tools/demo/past/ground.ts';
import { openSite, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const headers = { 'x-linli': '1' };
const requestOf = async (who: string): Promise<APIRequestContext> => (await site.visit(who, '/health')).context().request;
const send = async (by: APIRequestContext, address: string, data: object): Promise<never> => {
  const answer = await by.post(`${site.url}${address}`, { headers, data: { id: crypto.randomUUID(), ...data } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as never;
};
const areaOf = async (by: APIRequestContext): Promise<string> =>
  ((await (await by.get(`${site.url}/api/me`)).json()) as { posts: { area: { code: string } }[] }).posts[0]?.area.code ?? '';
const report = (
  by: APIRequestContext,
  text: string,
  areaCode: string,
  photoIds: string[] = [],
): Promise<{ caseId: string; number: string }> =>
  send(by, '/api/reports', {
    text,
    areaCode,
    point: null,
    placeText: null,
    categoryCode: null,
    photoIds,
    anonymous: false,
    occurredAt: null,
  });

let tries = 0;
/** Cases of a day that have been handled, checked and called back. */
const waitForClosing = async (count: number, word: string, areaCode: string, day: Date): Promise<void> => {
  const { db, jurisdictions } = site.modules.cases.kernel;
  const jurisdiction = await jurisdictions.byCode('530702');
  if (!jurisdiction) throw new Error('no demo');
  const { ground, company } = await readGround(db, jurisdiction, new Set(['resident']), new Date());
  const areaPath = ground.territory.find(areaCode)?.path ?? '';
  const [clerk, dispatcher] = [await company.staff('clerk', areaPath), await company.staff('dispatcher', areaPath)];
  const organisationId = await company.anyOrganisation(dispatcher, areaCode);
  const handler = await company.handler(organisationId);
  const way: [Viewer, object][] = [
    [dispatcher, { action: 'verify' }],
    [dispatcher, { action: 'file' }],
    [dispatcher, { action: 'dispatch', organisationId }],
    [handler, { action: 'accept' }],
    [handler, { action: 'answer', text: '楼道已清理干净' }],
    [clerk, { action: 'check' }],
    [clerk, { action: 'call_back', rating: { answered: true, solved: true, satisfied: true, comment: null } }],
  ];
  const histories = Array.from({ length: count }, (_, n) => {
    const report = reportBody.parse({
      ...{ id: crypto.randomUUID(), text: `${word} 第 ${n} 处：楼道堆物需要清理`, areaCode, point: null, placeText: null },
      ...{ categoryCode: null, photoIds: [], anonymous: false, occurredAt: null },
    });
    return way.reduce(
      (history, [who, act]) => {
        const next = actInHistory(ground, history, who, actBody.parse({ id: crypto.randomUUID(), version: null, ...act }), day);
        if (!next) throw new Error(`refused: ${JSON.stringify(act)}`);
        return next;
      },
      openHistory(ground, clerk, report, day, n + 1),
    );
  });
  await db.write(systemAccess(jurisdiction.id), (tx) => writeHistories(tx, ground, histories, day));
};

it('200 cases closed at once, chosen by keys and one press, each with its own result', async () => {
  const dispatcher = await requestOf('dispatcher');
  // another try must not find the cases of the first
  const word = `集中整治${++tries}`;
  await waitForClosing(200, word, await areaOf(await requestOf('clerk')), new Date(Date.now() - tries * 86_400_000));

  const page = await site.visit('dispatcher', `/console/cases?queue=all&q=${word}&state=called_back`);
  const rows = page.locator('.row');
  await rows.first().waitFor();
  // as many pages as there are rows
  await expect
    .poll(
      async () => {
        await rows.last().scrollIntoViewIfNeeded();
        return rows.count();
      },
      { timeout: 120_000 },
    )
    .toBe(200);
  await rows.first().focus();
  await page.keyboard.press('s');
  await page.getByText('已选 1 件').waitFor();
  await page.getByRole('button', { name: '全选' }).click();
  await page.getByText('已选 200 件').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.locator('.many').getByLabel('办理', { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: '结案' }).click();
  await page.getByRole('button', { name: '办理 200 件' }).click();
  await page.getByText('已开始批量办理').waitFor();
  const closed = async (): Promise<number> => {
    const answer = await dispatcher.get(`${site.url}/api/cases/counts?queue=all&q=${encodeURIComponent(word)}`);
    return ((await answer.json()) as { states: { closed: number } }).states.closed;
  };
  await expect.poll(closed, { timeout: 180_000 }).toBe(200);
});

it('a photo is covered on the case, and seen whole for a reason alone', async () => {
  const [clerk, resident] = [await requestOf('clerk'), await requestOf('resident')];
  const sent = await resident.post(`${site.url}/api/files`, { headers, multipart: { photo: await testPhoto() } });
  const photo = (await sent.json()) as { id: string };
  const { caseId } = await report(resident, '单元门口有人占道摆摊，照片里有车牌', await areaOf(clerk), [photo.id]);
  const page = await site.visit('clerk', `/console/cases/${caseId}`);
  const section = page.getByRole('region', { name: '照片遮挡' });
  await section.getByRole('button', { name: '遮挡第 1 张照片' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '添加一个框' }).click();
  const box = dialog.getByRole('button', { name: /^遮挡框 1/ });
  await box.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByLabel('遮挡理由').fill('照片中有车牌');
  await dialog.getByRole('button', { name: /^遮\s*挡$/ }).click();
  await page.getByText('遮挡照片 1 处').waitFor();
  expect((await resident.get(`${site.url}/api/files/${photo.id}`)).status()).toBe(404);
  await section.getByRole('button', { name: '查看第 1 张的原图' }).click();
  await page.getByLabel('为什么需要查看').fill('核对车牌号');
  await page.getByRole('button', { name: '查看并记录' }).click();
  await page.getByRole('img', { name: '未遮挡的原图' }).waitFor();

  // a note for whoever takes over
  await page.keyboard.press('Escape');
  const notes = page.getByRole('region', { name: '交接备注' });
  await notes.getByRole('textbox').first().fill('摊主下午才来，晚班再去一次');
  await notes.getByRole('button', { name: /发/ }).first().click();
  await notes.getByText('摊主下午才来，晚班再去一次').waitFor();
});

it('verify, file and dispatch in one dialogue; a template is written once and used with the case; a filter is kept with its count', async () => {
  const clerk = await requestOf('clerk');
  const { caseId, number } = await report(clerk, '七一广场旁的路灯三天不亮', await areaOf(clerk));
  const page = await site.visit('dispatcher', `/console/cases/${caseId}?queue=todo`);
  await page.getByRole('button', { name: /核实 · 立案 · 派单/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').nth(2).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const category = dialog.getByLabel('事项类别');
  if (!(await dialog.getByText('路灯照明').count())) {
    await category.fill('路灯');
    await page.locator('.ant-select-tree-title', { hasText: '路灯照明' }).first().click();
  }
  if ((await dialog.locator('.choose input[type=radio]:checked').count()) === 0)
    await dialog.locator('.choose-list input[type=radio]').first().check();
  await dialog.getByRole('button', { name: /核实 · 立案 · 派单/ }).click();
  await page.getByText('已办理：派单').waitFor();

  const items = await site.visit('dispatcher', '/console/desk-items');
  await items.getByRole('button', { name: '新建模板' }).click();
  const drawer = items.getByRole('dialog');
  await drawer.getByLabel('名称').fill('催办说明');
  await drawer.getByLabel('用于').click();
  await items.locator('.ant-select-item-option', { hasText: '撤回派单' }).click();
  await drawer.getByLabel('内容').fill('{编号}派错单位，收回重派。{名字}');
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await drawer.getByText('没有“{名字}”这样的内容').waitFor();
  await drawer.getByLabel('内容').fill('{编号}派错单位，收回重派。');
  await drawer.getByRole('button', { name: /^保\s*存$/ }).click();
  await items.getByText('催办说明', { exact: true }).first().waitFor();
  expect(await violationsOf(items)).toEqual([]);

  await page.reload();
  await page.getByRole('button', { name: /^撤回派单/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '催办说明' }).click();
  await expect.poll(() => page.getByRole('dialog').getByRole('textbox').first().inputValue()).toBe(`${number}派错单位，收回重派。`);

  await page.goto(`${site.url}/console/cases?queue=all&q=路灯`);
  await page.getByRole('button', { name: '保存当前筛选' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('路灯');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保\s*存$/ })
    .click();
  await page.getByRole('button', { name: /^路灯 ?\d+$/ }).waitFor();
});
