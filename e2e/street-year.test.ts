import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a street’s year: it rates departments on phone and desk, whose quarter is frozen and shown; its own yearly card stands by zones', async () => {
  // on the phone: a very low thing asks for the reason before it goes out
  const street = await site.visit('dispatcher', '/evaluations/all', phone);
  await street
    .getByRole('link', { name: /还有 \d+ 张未填/ })
    .first()
    .click();
  await street
    .getByRole('button', { name: /代表大研街道.*未填/s })
    .first()
    .click();
  const things = street.locator('input[inputmode="decimal"]');
  await things.first().waitFor();
  expect(await violationsOf(street)).toEqual([]);
  for (const input of await things.all()) await input.fill('9');
  await street.getByRole('button', { name: '提交评价' }).click();
  await street.getByRole('alert').filter({ hasText: '请写明理由' }).waitFor();
  const reason = street.getByLabel('请写明理由（分数较低）');
  for (const field of await reason.all()) await field.fill('两次召集一次未到场');
  await street.getByRole('button', { name: '提交评价' }).click();
  await street.getByText('已提交，截止前可以修改').waitFor();
  expect(await violationsOf(street)).toEqual([]);

  // at the desk: the next department, by the same sheet
  const desk = await site.visit('dispatcher', '/console/evaluations?view=mine');
  await desk
    .getByRole('link', { name: /街道评价部门/ })
    .first()
    .click();
  await desk
    .getByRole('button', { name: /^填写 / })
    .first()
    .click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByRole('spinbutton').first().waitFor();
  for (const input of await sheet.getByRole('spinbutton').all()) {
    await input.fill('10');
    await input.blur();
  }
  for (const field of await sheet.getByLabel(/^理由：/).all()) await field.fill('派任务前没有商量');
  expect(await violationsOf(desk)).toEqual([]);
  await sheet.getByRole('button', { name: '提交评价' }).click();
  await desk.getByText('已提交，截止前都可以修改').waitFor();

  // what came of the quarter before is one figure of the departments' card, which is frozen and shown to them
  const supervisor = await site.visit('supervisor', '/console/evaluations');
  await supervisor
    .getByRole('row', { name: /已结束/ })
    .getByRole('link')
    .first()
    .click();
  await supervisor.getByRole('heading', { name: '评价结果' }).waitFor();
  expect(await violationsOf(supervisor)).toEqual([]);
  await supervisor.goto(`${site.url}/console/scorecards`);
  await supervisor
    .getByRole('link', { name: /职能部门服务街道/ })
    .first()
    .click();
  // once more after a retry: it is frozen or shown already
  const [freeze, publish] = ['封存', '公示'].map((name) => supervisor.getByRole('button', { name: new RegExp(name) }));
  if (!freeze || !publish) throw new Error('two steps');
  await supervisor.getByRole('heading', { level: 1 }).waitFor();
  for (const step of [freeze, publish]) {
    if ((await step.count()) === 0) continue;
    await step.first().click();
    const ask = supervisor.getByRole('dialog');
    await ask.getByRole('button', { name: /封存|公示/ }).click();
    await ask.waitFor({ state: 'hidden' });
  }
  await supervisor
    .getByText(/可申诉|公示/)
    .first()
    .waitFor();
  expect(await violationsOf(supervisor)).toEqual([]);

  // the street sees its own yearly card build up, by zones
  await desk.goto(`${site.url}/console/scorecards`);
  await desk
    .getByRole('link', { name: /年度综合考核/ })
    .first()
    .click();
  await desk.getByText('古城片区').first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});
