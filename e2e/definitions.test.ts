import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a limit is drafted, seen as a change, published from a day on with its reason, and withdrawn again', async () => {
  const page = await site.visit('sysadmin', '/console/categories');
  await page.getByRole('button', { name: '修改井盖缺损' }).click();
  await page.getByRole('spinbutton', { name: '处置' }).fill('１');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText(/草稿由 .+ 保存，尚未发布/).waitFor();
  // it is kept for whoever comes next
  await page.reload();
  await page.getByRole('button', { name: '发布…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 小时').waitFor();
  await dialog.getByText(/当前环节仍按原时限/).waitFor();
  await dialog.getByRole('radio', { name: '指定日期零时起' }).check();
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('生效日期').fill(day);
  await dialog.getByLabel('修改理由').fill('市里要求一小时到场');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('待生效').waitFor();
  await page.getByText('市里要求一小时到场').waitFor();
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByLabel('撤回理由').fill('改到年后');
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('已撤回').waitFor();
  expect(await page.getByText('待生效').count()).toBe(0);
  await page.close();
});
