import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from './drawing-map.ts';
import { fits, openSite, phone, type Site, violationsOf } from './site.ts';

/** The lines of work in the settings, and the grids that carry them. */
describe('lines of work', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite();
    page = await site.visit('sysadmin', '/console/settings');
  });
  afterAll(() => site?.close());

  const card = (on: Page) => on.getByRole('region', { name: '条线（多网合一）' });
  const names = (on: Page) =>
    card(on)
      .getByLabel(/^名称：/)
      .evaluateAll((inputs) => inputs.map((one) => (one as HTMLInputElement).value));
  const button = (on: Page, name: string | RegExp) => card(on).getByRole('button', { name });
  const save = (on: Page) => button(on, /^保\s*存$/);

  it('are added, put in order by keyboard and taken back step by step before they are saved', async () => {
    await button(page, '添加条线').click();
    await save(page).click();
    await card(page).getByText('请填写名称。').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const before = await names(page);
    await page.getByLabel('名称：未命名条线', { exact: true }).fill('党建');
    await card(page).getByText('已有同名的条线').waitFor();
    await page.getByLabel('名称：党建', { exact: true }).last().fill('林长制');
    await page.getByLabel('英文名：林长制').fill('Forest chiefs');
    await button(page, '上移：林长制').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await names(page)).indexOf('林长制')).toBe(before.length - 3);
    await button(page, '撤销').click();
    await expect.poll(async () => (await names(page)).indexOf('林长制')).toBe(before.length - 2);
    await save(page).click();
    await page.getByText('条线已保存').waitFor();
    const { items } = await json<{ items: unknown[] }>(page, '/api/lines-of-work');
    expect(items[before.length - 2]).toEqual({ code: 'forest_chiefs', name: { zh: '林长制', en: 'Forest chiefs' } });
  });

  it('are offered on the page of grids; one that a grid carries is not removed, also when the page did not know', async () => {
    const other = await site.visit('sysadmin', '/console/settings', phone);
    await button(other, '删除：林长制').click();

    const clerk = await site.visit('clerk', '/console/grids');
    await clerk.locator('.grids-rows button').first().click();
    // a tick is saved at once and shows once it is
    const line = clerk.getByRole('checkbox', { name: '林长制' });
    await line.click();
    await expect.poll(() => line.isChecked()).toBe(true);
    await expect.poll(() => line.isEnabled()).toBe(true);

    await save(other).click();
    await card(other)
      .getByText(/“林长制”还有 1 个区域在用，不能删除/)
      .waitFor();
    await button(other, '撤销').click();
    await expect.poll(() => names(other)).toContain('林长制');

    await page.reload();
    await card(page).getByText('1 个区域在用', { exact: true }).waitFor();
    await expect.poll(() => button(page, '删除：林长制').isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('somebody who changes an outdated version is told and loads the new one', async () => {
    const other = await site.visit('sysadmin', '/console/settings', phone);
    await other.getByLabel('名称：林长制', { exact: true }).fill('河长制');
    await page.getByLabel('名称：林长制', { exact: true }).fill('林长');
    await save(page).click();
    await page.getByText('条线已保存').waitFor();
    await save(other).click();
    await card(other)
      .getByText(/刚刚被他人修改/)
      .waitFor();
    await fits(other);
    // once the message has faded in
    await expect.poll(() => violationsOf(other)).toEqual([]);
    await button(other, '载入新版').click();
    await expect.poll(() => names(other)).toContain('林长');
  });
});
