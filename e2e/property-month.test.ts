import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { fits, openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const post = async <T>(page: Page, path: string, data: object): Promise<T> => {
  const answer = await page.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: randomUUID(), ...data } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
};

/** With what name somebody of a company signs in. */
const loginOf = async (company: string): Promise<string> => {
  const { kernel } = site.modules.inspections.context;
  const jurisdiction = await kernel.jurisdictions.default();
  if (!jurisdiction) throw new Error('there is no demo');
  return kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const { rows } = await execute<{ username: string }>(
      tx,
      `select a.username from posts r join accounts a on a.id = r.account_id
       where r.jurisdiction_id = :jurisdiction and r.organisation_id = $1 limit 1`,
      [company],
    );
    return rows[0]?.username ?? '';
  });
};

it('a company’s month: a spot found on the phone, mended by the company the same day, in the score of its estate', async () => {
  const [first] = periodOf('month', shanghaiDay(new Date()));
  const desk = await site.visit('supervisor', '/console/inspections');
  const { items } = (await (await desk.request.get(`${site.url}/api/scorecards/runs?card=estates`)).json()) as {
    items: { id: string; first: string }[];
  };
  const run =
    items.find((one) => one.first === first) ?? (await post<{ id: string }>(desk, '/api/scorecards/estates/runs', { day: first }));

  // the community: estate, item, spot and photo
  const worker = await site.visit('clerk', '/inspections', phone);
  const start = (await (await worker.request.get(`${site.url}/api/inspections/start`)).json()) as {
    estates: { id: string; name: string; company: { id: string; name: string } }[];
  };
  const [estate] = start.estates;
  if (!estate) throw new Error('the worker has no estate');
  await worker.getByRole('link', { name: estate.name }).first().click();
  await worker.getByRole('button', { name: '环境卫生', exact: true }).first().click();
  await worker.getByRole('button', { name: '道路、绿地有垃圾杂物' }).click();
  const form = worker.getByRole('dialog', { name: '登记扣分' });
  await form.getByLabel('在哪里').fill('3 栋东侧');
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
  await fits(worker);
  expect(await violationsOf(worker)).toEqual([]);

  // the company sees it the same day, and answers with a photo
  const company = await site.visit(await loginOf(estate.company.id), '/inspections', phone);
  await company.getByRole('link', { name: '道路、绿地有垃圾杂物' }).first().click();
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
});
