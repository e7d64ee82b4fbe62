import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arrivedAt, goTo, stored, waitsInOutbox, writeReport } from './field.ts';
import { openSite, phone, type Site, signIn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const pin = '482915';
/** A phone of a worker, bound behind the PIN. */
const boundPhone = async (login: string): Promise<Page> => {
  const context = await site.newContext(phone);
  await signIn(context, site.url, login);
  const page = await context.newPage();
  await page.goto(`${site.url}/device`);
  await page.getByLabel('PIN（6 位数字）').fill(pin);
  await page.getByLabel('再输一次').fill(pin);
  await page.getByRole('button', { name: '绑定这部手机' }).click();
  await page.getByText('前可以发送').waitFor();
  return page;
};
const unlock = async (page: Page, digits: string): Promise<void> => {
  await page.getByLabel('PIN（6 位数字）').fill(digits);
  await page.getByRole('button', { name: '解锁', exact: true }).click();
};

it('session expired while offline: what was written is sent by the bound phone, and nothing new is read', async () => {
  const title = `光碧巷路灯不亮${Date.now()}`;
  const page = await boundPhone('gridworker');
  await writeReport(page, title);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await waitsInOutbox(page, title);
  // as long after as it takes: the server knows this session no more
  await page.context().clearCookies({ name: /session_token/ });
  await page.context().setOffline(false);
  await expect.poll(() => stored(page, 'outbox'), { timeout: 20_000 }).toEqual([]);
  await page.getByText('登录已过期').waitFor();
  const read = await page.request.get(`${site.url}/api/my/cases`);
  expect(read.status()).toBe(401);
  await expect.poll(() => arrivedAt(site, 'gridworker', title)).toHaveLength(1);
  await page.context().close();
});

it('a bound phone is locked after a reload; what it keeps is unreadable until the PIN, and gone after five wrong ones', async () => {
  const title = `忠义巷井盖松动${Date.now()}`;
  const page = await boundPhone('clerk');
  await page.goto(`${site.url}/me`);
  await page.getByText('已锁定').waitFor();
  await unlock(page, pin);
  await page.getByText('退出登录').waitFor();
  await page.goto(`${site.url}/tasks`);
  await unlock(page, pin);
  await expect.poll(async () => (await stored(page, 'kept')).length).toBeGreaterThan(0);
  expect((await stored(page, 'kept')).filter(({ data }) => !('sealed' in data))).toEqual([]);
  await writeReport(page, title);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await waitsInOutbox(page, title);
  await goTo(page, '/device');
  await page.getByRole('button', { name: '现在锁定' }).click();
  for (const left of [4, 3, 2, 1]) {
    await unlock(page, '111112');
    await page.getByText(`还可以试 ${left} 次`).waitFor();
  }
  await unlock(page, '111112');
  await page.getByText('供查看的内容已清空').waitFor();
  expect(await stored(page, 'kept')).toEqual([]);
  expect(await stored(page, 'outbox')).toHaveLength(1);
  await page.context().setOffline(false);
  await expect.poll(() => stored(page, 'outbox'), { timeout: 20_000 }).toEqual([]);
  await page.context().close();
});
