import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a courier says so, finds a station and tells what is broken there; the report is on its way and the declaration can be taken back', async () => {
  const page = await site.visit('resident', '/courier', phone);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '外卖配送' }).click();
  const name = page.getByLabel('怎么称呼您');
  if ((await name.count()) > 0) await name.fill('杨骑手');
  await page.getByRole('button', { name: /^(声明|再声明一年)$/ }).click();
  await page.getByText(/有效至/).waitFor();
  // what is broken at the nearest station becomes a report with its place
  await page
    .getByText(/设施坏了/)
    .first()
    .click();
  const facility = page.getByRole('region', { name: '附近的驿站' }).locator('details a').first();
  await facility.click();
  await page.waitForURL(/\/snap/);
  await page.getByText(/坏了$/).first().waitFor();
  await page.getByLabel(/补充一句/).fill(`请尽快来修${Date.now()}`);
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.waitForURL(/\/sent\//);
  await page.goto(`${site.url}/courier`);
  await page.getByRole('button', { name: '撤回声明' }).click();
  await page.getByText(/自己声明即可/).waitFor();
});
