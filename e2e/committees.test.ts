import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a committee whose term runs out reminds; its members and their share of party members are kept', async () => {
  const page = await site.visit('supervisor', '/console/?kind=registers.reminder');
  const todos = page.getByText(/任期90日内届满，请报告街道并筹备换届|任期已满，尚未换届/).first();
  await todos.waitFor();
  await page.getByRole('link', { name: '业主和物业委员会台账' }).click();
  await page.getByRole('heading', { name: '业主和物业委员会台账' }).waitFor();
  await page.getByText('委员会委员党员占比').first().waitFor();
  await page.goto(`${new URL(page.url()).origin}/console/registers/committees?state=overdue`);
  await page
    .getByRole('button', { name: /委员会$/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('任期已满，尚未换届').waitFor();
  await drawer.getByText('汇集自《委员会委员台账》').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
