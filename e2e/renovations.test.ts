import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import { fits, openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

const dayLong = 86_400_000;
const estate = '530702002003004';
let site: Site;
let back = 60;
/** Lets days go by. */
const pass = (days: number): void => {
  back -= days;
  site.putBack(back * dayLong);
};
const day = (ahead: number): string => shanghaiDay(new Date(Date.now() - (back - ahead) * dayLong));
beforeAll(async () => {
  site = await openSite();
  site.putBack(back * dayLong);
});
afterAll(() => site?.close());

const post = async <T>(page: Page, path: string, data: object): Promise<T> => {
  const answer = await page.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: randomUUID(), ...data } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
};
const read = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(`${site.url}${path}`)).json()) as T;

/** A building of two flats; the resident heads one of them. */
const buildEstate = async (desk: Page): Promise<void> => {
  const { items } = await read<{ items: { phone: string | null; name: string }[] }>(desk, '/api/buildings?area=530702002003004');
  expect(items).toEqual([]);
  const building = await post<{ id: string }>(desk, '/api/buildings', { areaCode: estate, name: '和平里1栋', point: null });
  const flat = (room: string) =>
    post<{ id: string }>(desk, `/api/buildings/${building.id}/households`, {
      unit: '1单元',
      room,
      use: 'dwelling',
      floorArea: 80,
      occupancy: 'owner',
    });
  const home = await flat('101');
  await post(desk, `/api/households/${home.id}/members`, {
    person: { name: '杨秀兰', phone: '13908880001', partyMember: false },
    relation: 'head',
  });
};

/** The next step, taken on its form. */
const step = async (
  desk: Page,
  name: string,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined,
): Promise<void> => {
  await desk.getByRole('button', { name, exact: true }).first().click();
  const form = desk.getByRole('dialog', { name });
  await fill(form);
  await form.getByRole('button', { name, exact: true }).click();
  await form.waitFor({ state: 'hidden' });
};

it('an estate is asked, chooses, posts, votes, builds, accepts; then the works are paid, and not before', async () => {
  const desk = await site.visit('clerk', '/console/renovations');
  await buildEstate(desk);
  const begun = await post<RenovationDetail>(desk, '/api/renovations', { areaCode: estate, title: '和平里改造' });
  const seen = (): Promise<RenovationDetail> => read(desk, `/api/renovations/${begun.id}`);
  await desk.goto(`${site.url}/console/renovations/${begun.id}`);
  await step(desk, '征求意愿', async (form) => form.getByLabel('截止日期').fill(day(80)));
  await desk.getByText('收回 0/1', { exact: false }).waitFor();

  // the household answers by the code of its letter
  const survey = (await seen()).surveys[0]?.surveyId ?? '';
  await desk.goto(`${site.url}/console/surveys/${survey}`);
  await desk.getByText('0/1（0%）').first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '录入纸质问卷' }).click();
  const paper = desk.getByRole('dialog', { name: '录入纸质问卷' });
  await paper.getByLabel('问卷编号').fill('0001');
  await paper.getByRole('combobox', { name: '住户' }).click();
  await desk.getByText('和平里1栋1单元101').last().click();
  await paper.getByText('同意', { exact: true }).click();
  await paper.getByRole('button', { name: '保存' }).click();
  await desk.getByText('1/1（100%）').first().waitFor();

  await desk.goto(`${site.url}/console/renovations/${begun.id}`);
  await step(desk, '进入选定菜单');
  await desk.getByRole('button', { name: '添加改造内容' }).click();
  const option = desk.getByRole('dialog', { name: '添加改造内容' });
  await option.getByLabel('改造内容').fill('屋面防水');
  await option.getByLabel('造价（元）').fill('10000');
  await option.getByLabel('补贴（元）').fill('6000');
  await option.getByRole('button', { name: '保存' }).click();
  await desk.getByText('¥4,000.00').waitFor();
  await desk.getByRole('button', { name: '选定', exact: true }).click();
  await desk.getByText('已选定').waitFor();
  await step(desk, '公示方案');
  await desk.getByText(/方案公示到/).waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  pass(9);
  await desk.reload();
  await step(desk, '发起表决', async (form) => form.getByLabel('截止日期').fill(day(80)));
  const voteId = (await seen()).votes[0]?.voteId ?? '';
  // the owner votes on paper: two clerks enter it alike
  const roll = await read<{ items: { key: string }[] }>(desk, `/api/votes/${voteId}/roll`);
  expect(roll.items).toHaveLength(1);
  await castOnPaper(desk, voteId, roll.items[0]?.key ?? '');
  await post(desk, `/api/votes/${voteId}/close`, { reason: '全体业主已投票' });
  await desk.reload();
  await step(desk, '安排施工', async (form) => form.getByLabel('施工节点').fill(`${day(10)} 屋面拆除`));
  await desk.getByRole('button', { name: '上传照片' }).click();
  const pictures = desk.getByRole('dialog', { name: '上传照片' });
  await pictures.locator('input[type=file]').setInputFiles(await testPhoto());
  await pictures.getByLabel('拍摄日期').fill(day(0));
  await pictures.locator('img').first().waitFor();
  await pictures.getByRole('button', { name: '保存' }).click();
  await pictures.waitFor({ state: 'hidden' });

  // anybody sees how it goes, without signing in
  const open = await site.visit(null, (await seen()).publicPath, phone);
  await open.getByText('屋面拆除', { exact: false }).waitFor();
  await fits(open);
  expect(await violationsOf(open)).toEqual([]);

  await desk.getByRole('button', { name: '已完成' }).click();
  await desk.getByRole('button', { name: '已完成' }).waitFor({ state: 'hidden' });
  await step(desk, '组织居民验收', async (form) => form.getByLabel('截止日期').fill(day(80)));
  const dispatcher = await site.visit('dispatcher', `/console/renovations/${begun.id}`);
  const early = await dispatcher.request.post(`${site.url}/api/renovations/${begun.id}/steps`, {
    headers: { 'x-linli': '1' },
    data: { id: randomUUID(), version: (await seen()).version, step: { act: 'pay', amountFen: 100, paidOn: day(0), words: '工程款' } },
  });
  expect(((await early.json()) as { error: { code: string } }).error.code).toBe('renovations.not_accepted');
  const acceptance = (await seen()).surveys.find(({ purpose }) => purpose === 'acceptance')?.surveyId ?? '';
  const [household] = (await read<{ items: { key: string; building: { id: string } }[] }>(desk, `/api/surveys/${acceptance}/roll`)).items;
  await post(desk, `/api/surveys/${acceptance}/returned`, { keys: [household?.key] });
  await post(desk, `/api/surveys/${acceptance}/papers`, { sheet: '1', buildingId: household?.building.id, answers: { satisfied: 'yes' } });
  await post(desk, `/api/surveys/${acceptance}/close`, {});
  await desk.reload();
  await step(desk, '认定验收通过');
  await desk.getByText(/满意 1 份/).waitFor();
  await dispatcher.reload();
  await step(dispatcher, '登记付款', async (form) => {
    await form.getByLabel('金额（元）').fill('10000');
    await form.getByLabel('付款日期').fill(day(0));
    await form.getByLabel('款项说明').fill('竣工结算款');
  });
  await dispatcher.getByText('竣工结算款').waitFor();
  expect(await violationsOf(dispatcher)).toEqual([]);
});

/** A ballot of paper, served and entered by two clerks alike. */
const castOnPaper = async (desk: Page, voteId: string, key: string): Promise<void> => {
  const ballot = { slip: key, marks: { plan: 'yes' } };
  const dispatcher = await site.visit('dispatcher', '/console/renovations');
  for (const clerk of [desk, dispatcher]) await post(clerk, `/api/votes/${voteId}/papers`, ballot);
};

it('a resident answers a survey on the phone, in elder mode as well, and sees what is renovated at home', async () => {
  site.putBack(0);
  const page = await site.visit('resident', '/surveys/all', phone);
  await page.getByText('小区服务需求调查').first().waitFor();
  await fits(page);
  expect(await violationsOf(page)).toEqual([]);
  await page
    .getByRole('link', { name: /填写：.*改造意愿/ })
    .first()
    .click();
  const form = page.getByRole('form').first();
  await form.getByText('同意', { exact: true }).click();
  await form.getByRole('button', { name: '提交' }).click();
  await page.getByText('已提交，谢谢！').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.goto(`${site.url}/renovations/all`);
  await page.getByText('映雪苑改造').first().waitFor();
  await fits(page);
  expect(await violationsOf(page)).toEqual([]);
});
