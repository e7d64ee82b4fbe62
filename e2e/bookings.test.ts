import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('two people want one slot of a court: one taps it three times and has it, the other is told and sees it taken', async () => {
  const [one, other] = [await site.visit('resident', '/bookings/all', phone), await site.visit('clerk', '/bookings/all', phone)];
  expect(await violationsOf(one)).toEqual([]);
  // the last of the days shown: nobody of the demo has anything then
  const room = one.getByRole('link', { name: /一号场/ }).first();
  await one.getByRole('group', { name: '日期' }).getByRole('button').last().click();
  await room.waitFor();
  const address = (await room.getAttribute('href')) ?? '';
  await one.goto(`${site.url}${address}`);
  await other.goto(`${site.url}${address}`);
  const slot = /可约/;
  const free = one.getByRole('button', { name: slot }).first();
  const label = (await free.getAttribute('aria-label')) ?? '';
  const [time = ''] = label.split(' ');
  await free.click();
  await other.getByRole('button', { name: label }).click();
  const purpose = `亲子羽毛球${Date.now()}`;
  await one.getByLabel('用途').fill(purpose);
  await one.getByRole('button', { name: '预约', exact: true }).click();
  await one.waitForURL(/\/bookings\/mine/);
  await one.getByText(purpose).waitFor();
  await other.getByRole('button', { name: '预约', exact: true }).click();
  await other.getByText(/刚被别人约走/).waitFor();
  await other.goto(`${site.url}${address}`);
  await other.getByRole('button', { name: `${time} 已约` }).waitFor();
  // given back, it says so
  const card = one.locator('section.card', { hasText: purpose });
  await card.getByRole('button', { name: '取消预约' }).click();
  await one.getByRole('button', { name: '确认取消' }).click();
  await card.getByText('已取消', { exact: true }).waitFor();
});
