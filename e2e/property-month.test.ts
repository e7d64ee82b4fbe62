import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { fits, openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

const dayLong = 86_400_000;
let site: Site;
/** The tenth of the month before last: the demo has been checked since its first. */
const monthBefore = (day: string): string =>
  periodOf('month', new Date(Date.parse(periodOf('month', day)[0]) - dayLong).toISOString().slice(0, 10))[0];
const now = shanghaiDay(new Date());
let back = (Date.parse(now) - Date.parse(monthBefore(monthBefore(now)))) / dayLong - 9;
/** Lets days go by. */
const pass = (days: number): void => {
  back -= days;
  site.putBack(back * dayLong);
};
const today = (): string => shanghaiDay(new Date(Date.now() - back * dayLong));
beforeAll(async () => {
  site = await openSite();
  pass(0);
});
afterAll(() => site?.close());

const post = async <T>(page: Page, path: string, data: object): Promise<T> => {
  const answer = await page.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: randomUUID(), ...data } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
};

it('a company’s month: a spot found on the phone, mended by the company the same day, frozen, final, and read by everybody', async () => {
  const [first, last] = periodOf('month', today());
  const desk = await site.visit('supervisor', '/console/inspections');
  const run = await post<{ id: string }>(desk, '/api/scorecards/estates/runs', { day: first });

  // the community: estate, item, spot and photo
  const worker = await site.visit('clerk', '/inspections', phone);
  const start = (await (await worker.request.get(`${site.url}/api/inspections/start`)).json()) as {
    estates: { id: string; name: string; company: { id: string; name: string } }[];
  };
  const [estate] = start.estates;
  if (!estate) throw new Error('the worker has no estate');
  // what was found there bears its name too, and may come first
  await worker.locator(`a[href$="/inspections/check/${estate.id}"]`).click();
  await worker.getByRole('button', { name: '环境卫生', exact: true }).first().click();
  await worker.getByRole('button', { name: '道路、绿地有垃圾杂物' }).click();
  const form = worker.getByRole('dialog', { name: '登记扣分' });
  await form.getByLabel('在哪里').fill('9 栋西侧');
  await form.getByRole('button', { name: '登记扣分' }).click();
  await form.getByText('请拍一张照片').waitFor();
  await form
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await form.getByRole('button', { name: '登记扣分' }).click();
  await form.waitFor({ state: 'hidden' });
  // what nobody says to have looked at does not count as fine
  await worker.getByRole('button', { name: '登记本次检查' }).click();
  await worker.getByText('请至少选一个看过的部分').waitFor();
  await worker.getByRole('button', { name: '全部看过' }).click();
  await worker.getByRole('button', { name: '登记本次检查' }).click();
  await worker.getByText('登记本次检查：已提交').waitFor();
  await fits(worker);
  expect(await violationsOf(worker)).toEqual([]);

  // the company sees it the same day, and answers with a photo
  const query = `month=${first.slice(0, 7)}&estate=${estate.id}&line=cleaning&limit=50`;
  const { items } = (await (await worker.request.get(`${site.url}/api/inspections/findings?${query}`)).json()) as {
    items: { id: string; spot: string }[];
  };
  const found = items.find(({ spot }) => spot === '9 栋西侧');
  const company = await site.visit(await site.loginOf(estate.company.id), `/inspections/findings/${found?.id}`, phone);
  await company.getByRole('button', { name: '报告已整改' }).click();
  const answer = company.getByRole('dialog', { name: '报告已整改' });
  await answer
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await answer.getByRole('button', { name: '报告已整改' }).click();
  await company.getByRole('heading', { name: '物业报告已整改' }).waitFor();
  await company.getByText('应扣 1 分，实扣 0.5 分').waitFor();
  expect(await violationsOf(company)).toEqual([]);

  // the score of the estate builds up with it
  await desk.goto(`${site.url}/console/scorecards/runs/${run.id}/${estate.id}`);
  await desk.getByRole('heading', { name: estate.name }).waitFor();
  await desk.getByRole('cell', { name: '环境卫生' }).first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  // the month is over: frozen, shown to the scored, final once they could appeal
  const step = (name: string, edition: number) =>
    post(desk, `/api/scorecards/runs/${run.id}/steps`, { step: name, edition, reason: '按办法办理' });
  pass((Date.parse(last) - Date.parse(today())) / dayLong + 2);
  await step('freeze', 0);
  await step('publish', 1);
  pass(20);
  await step('finish', 1);

  // everybody reads it without an account: the lists, and the points of every estate by item
  const { shown } = (await (await desk.request.get(`${site.url}/api/open/property/lists`)).json()) as {
    shown: { scores: { name: string; list: string | null; total: number | null }[] };
  };
  // ten each, or fewer where equal totals stand at the edge
  for (const list of ['red', 'yellow']) {
    const listed = shown.scores.filter((one) => one.list === list).length;
    expect([listed > 0, listed <= 10]).toEqual([true, true]);
  }
  const total = shown.scores.find(({ name }) => name === estate.name)?.total;
  const anybody = await site.visit(null, '/open/property', phone);
  await anybody.getByRole('region', { name: '红榜' }).waitFor();
  await anybody.getByRole('region', { name: '黄榜' }).waitFor();
  await anybody.getByLabel('找我的小区').fill(estate.name);
  await anybody.getByText(`${total} 分`).first().click();
  await anybody.getByText('环境卫生').first().waitFor();
  await fits(anybody);
  expect(await violationsOf(anybody)).toEqual([]);

  // what follows stands on the desk
  await desk.goto(`${site.url}/console/property/lists`);
  await desk.getByText('通报表扬').first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});
