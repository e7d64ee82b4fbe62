import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { fits, openSite, phone, type Site, violationsOf } from './site.ts';

/** The second account that watches over the whole district. */
const second = 's530702';
const dayLong = 86_400_000;
let site: Site;
let back = 112;
/** Lets days go by. */
const pass = (days: number): void => {
  back -= days;
  site.putBack(back * dayLong);
};
beforeAll(async () => {
  site = await openSite();
  pass(0);
});
afterAll(() => site?.close());

const read = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(`${site.url}${path}`)).json()) as T;

it('a company’s year: a penalty entered by one, repaired after three months by another, a past year rated, put right and final', async () => {
  const entered = '行政处罚决定书〔试〕12号，消防设施未保持完好';
  const keeper = await site.visit(second, '/console/credits');
  await keeper.getByRole('heading', { name: '物业信用评价' }).waitFor();
  const { items } = await read<{ items: { id: string; name: string; result: { standing: string } }[] }>(keeper, '/api/credits/companies');
  const company = items.find(({ result }) => result.standing === 'rated');
  if (!company) throw new Error('no company of the demo is rated');
  await keeper.goto(`${site.url}/console/credits/${company.id}`);
  await keeper.getByRole('button', { name: '记入信息' }).click();
  const form = keeper.getByRole('dialog', { name: '记入信息' });
  await form.getByRole('combobox', { name: '信用信息项' }).click();
  await keeper.getByTitle('受到行政处罚').last().click();
  await form.getByLabel('事实和依据').fill(entered);
  await form.getByRole('button', { name: '记入', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await keeper.getByText(entered).waitFor();
  expect(await violationsOf(keeper)).toEqual([]);

  // the company finds it in its menu, with the day from which it may ask for repair; until then nothing is offered
  const own = await site.visit(await site.loginOf(company.id), '/console/credits');
  await own.getByRole('navigation').getByText('物业信用评价').waitFor();
  await own.getByRole('link', { name: company.name }).first().click();
  const row = own.getByRole('row').filter({ hasText: entered });
  await row.getByRole('button', { name: '提出异议' }).waitFor();
  await row.getByRole('button', { name: '申请修复' }).waitFor({ state: 'detached' });
  pass(93);
  await own.reload();
  await row.getByRole('button', { name: '申请修复' }).click();
  const ask = own.getByRole('dialog', { name: '申请修复' });
  await ask.getByLabel('理由').fill('罚款已缴，消防设施已全部更换并复验');
  await ask.getByRole('button', { name: '提交' }).click();
  await ask.waitFor({ state: 'hidden' });
  const before = await read<{ result: { bad: number; total: number } }>(own, `/api/credits/companies/${company.id}`);

  // whoever entered it does not answer; the other one does, and the points come back the same day
  await keeper.reload();
  await keeper.getByText(entered).waitFor();
  await keeper.getByRole('row').filter({ hasText: entered }).getByRole('button', { name: '答复' }).waitFor({ state: 'detached' });
  const desk = await site.visit('supervisor', `/console/credits/${company.id}`);
  await desk.getByRole('row').filter({ hasText: entered }).getByRole('button', { name: '答复' }).click();
  const answer = desk.getByRole('dialog', { name: '答复修复申请' });
  await answer.getByText('准予修复', { exact: true }).click();
  await answer.getByLabel('答复内容').fill('现场复验合格');
  await answer.getByRole('button', { name: '答复', exact: true }).click();
  await answer.waitFor({ state: 'hidden' });
  await desk.getByText('已修复').first().waitFor();
  const after = await read<{ result: { bad: number; total: number } }>(own, `/api/credits/companies/${company.id}`);
  expect(after.result.bad).toBe(before.result.bad - 10);
  expect(await violationsOf(desk)).toEqual([]);

  // the company had joined the year before the last already: the year is rated, its base put right while it is public, and made final
  const year = Number(shanghaiDay(new Date(Date.now() - back * dayLong)).slice(0, 4)) - 2;
  await desk.goto(`${site.url}/console/credits`);
  await desk.getByRole('tab', { name: '年度评价' }).click();
  await desk.getByRole('button', { name: '评定年度' }).click();
  const rate = desk.getByRole('dialog', { name: '评定年度' });
  await rate.getByRole('spinbutton', { name: '年度' }).fill(String(year));
  await rate.getByRole('button', { name: '评定并公示' }).click();
  await desk.waitForURL((url) => url.pathname.includes('/credits/years/'));
  await desk.getByRole('heading', { level: 1, name: `${year} 年度` }).waitFor();
  const address = new URL(desk.url()).pathname;
  const id = address.split('/').at(-1);
  type Ratings = { year: { state: string; edition: number }; ratings: { name: string; result: { standing: string; grade: string } }[] };
  const ratingOf = async () =>
    (await read<Ratings>(desk, `/api/credits/years/${id}`)).ratings.find(({ name }) => name === company.name)?.result;
  expect(await ratingOf()).toMatchObject({ standing: 'missing' });
  await desk.goto(`${site.url}/console/credits/${company.id}`);
  await desk.getByRole('button', { name: '更新基本信息' }).click();
  const join = desk.getByRole('dialog', { name: '更新基本信息' });
  await join.getByLabel('参评日期').fill(`${year}-03-01`);
  await join.getByLabel('核对情况').fill('核对登记表，当年已参评');
  await join.getByRole('button', { name: '保存' }).click();
  await join.waitFor({ state: 'hidden' });
  pass(18);
  await desk.goto(`${site.url}${address}`);
  await desk.getByRole('button', { name: '定稿', exact: true }).click();
  const finish = desk.getByRole('dialog', { name: '定稿' });
  await finish.getByRole('button', { name: '定稿', exact: true }).click();
  await finish.waitFor({ state: 'hidden' });
  await desk.getByText('已定稿').first().waitFor();
  expect(await ratingOf()).toMatchObject({ standing: 'rated' });
  expect(await violationsOf(desk)).toEqual([]);

  // three years are a curve
  await desk.goto(`${site.url}/console/credits/${company.id}`);
  await desk.getByRole('figure', { name: '总分变化' }).waitFor();
  const anybody = await site.visit(null, '/open/credits', phone);
  await anybody.getByText(company.name).first().waitFor();
  await fits(anybody);
});

it('a subsidy from final scores to the treasury: reckoned by one, checked and approved by another, paid, on paper', async () => {
  pass(back);
  const desk = await site.visit('supervisor', '/console/subsidies');
  const { items } = await read<{ items: { id: string; state: string }[] }>(desk, '/api/subsidies/runs');
  const old = items.find(({ state }) => state === 'reckoned');
  if (!old) throw new Error('nothing is reckoned in the demo');
  // what somebody reckoned is given up, and reckoned anew
  await desk.goto(`${site.url}/console/subsidies/runs/${old.id}`);
  await desk.getByRole('button', { name: '作废' }).click();
  await desk.getByRole('dialog', { name: '作废' }).getByRole('button', { name: '作废' }).click();
  await desk.getByText('已作废').first().waitFor();
  await desk.goto(`${site.url}/console/subsidies`);
  await desk.getByRole('button', { name: '测算奖补' }).click();
  const reckon = desk.getByRole('dialog', { name: '测算奖补' });
  await reckon.getByRole('button', { name: '测算', exact: true }).click();
  await desk.waitForURL((url) => url.pathname.includes('/runs/') && !url.pathname.endsWith(old.id));
  await desk.getByRole('button', { name: '作废' }).waitFor();
  const path = new URL(desk.url()).pathname;
  expect(path).not.toContain(old.id);
  // nobody checks what they reckoned
  await desk.getByRole('button', { name: '复核' }).waitFor({ state: 'detached' });

  const other = await site.visit(second, path);
  for (const step of ['复核', '审批']) {
    await other.getByRole('button', { name: step, exact: true }).click();
    const dialog = other.getByRole('dialog', { name: step });
    await dialog.getByRole('button', { name: step, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  expect(await violationsOf(other)).toEqual([]);

  await desk.reload();
  const [first] = (await read<{ lines: { name: string; amount: number }[] }>(desk, `/api${path.replace('/console', '')}`)).lines.filter(
    ({ amount }) => amount > 0,
  );
  if (!first) throw new Error('nobody is paid anything');
  await desk
    .getByRole('checkbox', { name: `选择 ${first.name}`, exact: true })
    .first()
    .check();
  await desk.getByRole('button', { name: '登记拨付' }).click();
  const pay = desk.getByRole('dialog', { name: '登记拨付' });
  await pay.getByLabel('凭证号').fill(`国库 ${randomUUID().slice(0, 8)}`);
  await pay.getByRole('button', { name: '登记', exact: true }).click();
  await pay.waitFor({ state: 'hidden' });
  await desk.getByRole('row').filter({ hasText: first.name }).getByText('已拨付').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: '拨付表' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
