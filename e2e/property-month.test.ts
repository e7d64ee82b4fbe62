import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { fits, openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

const dayLong = 86_400_000;
let site: Site;
/** Days the server’s clock is behind; below nought it is ahead. What registers and sheets hold begins with the demo, so the month is this one. */
let back = 0;
/** Lets days go by. */
const pass = (days: number): void => {
  back -= days;
  site.putBack(back * dayLong);
};
const today = (): string => shanghaiDay(new Date(Date.now() - back * dayLong));
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

it('a company’s month: a spot found on the phone, mended by the company, frozen, final, and read by everybody', async () => {
  const [first, last] = periodOf('month', today());
  const desk = await site.visit('supervisor', '/console/inspections');
  const { items } = (await (await desk.request.get(`${site.url}/api/scorecards/runs?card=estates`)).json()) as {
    items: { id: string; first: string }[];
  };
  const run =
    items.find((one) => one.first === first) ?? (await post<{ id: string }>(desk, '/api/scorecards/estates/runs', { day: first }));

  // the community: estate, item, spot and photo
  const worker = await site.visit('clerk', '/inspections', phone);
  const start = (await (await worker.request.get(`${site.url}/api/inspections/start`)).json()) as {
    estates: { name: string; company: { id: string; name: string } }[];
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

  // the month is over: frozen, shown, final
  const step = async (name: string, edition: number) =>
    // sessions end while weeks go by
    post(await site.visit('supervisor', '/console/inspections'), `/api/scorecards/runs/${run.id}/steps`, {
      ...{ step: name, edition, reason: '按办法办理' },
    });
  pass(Math.round((Date.parse(last) - Date.parse(today())) / dayLong) + 2);
  await step('freeze', 0);
  await step('publish', 1);
  pass(20);
  await step('finish', 1);

  // everybody reads it, without an account
  const anybody = await site.visit(null, '/open/property', phone);
  const red = anybody.getByRole('region', { name: '红榜' });
  await red.getByText(estate.name, { exact: true }).click();
  await red.getByText('19.5 / 20').waitFor();
  await fits(anybody);
  expect(await violationsOf(anybody)).toEqual([]);
});
