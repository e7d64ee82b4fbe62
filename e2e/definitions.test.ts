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
  await page.getByRole('spinbutton', { name: '处置', exact: true }).fill('１');
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
  await expect.poll(() => page.getByText('待生效').count()).toBe(0);
  await page.close();
});

it('a rule is written with completed names, told what is wrong with its place, tried on past cases, kept and removed', async () => {
  const page = await site.visit('sysadmin', '/console/rules');
  await page.getByText('text.containsAny(["燃气泄漏", "煤气味"]) && !working_time').waitFor();
  await page.getByRole('button', { name: '添加规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '区域' }).click();
  await page.locator('.ant-select-tree-title').first().click();
  await dialog.getByRole('combobox', { name: '承办单位' }).fill('水务局');
  await page.locator('.ant-select-item-option', { hasText: '水务局' }).first().click();
  const condition = dialog.getByRole('textbox', { name: '条件' });
  await condition.fill('text.contains("爆管") && weekda');
  await dialog.getByText('第 24 个字符“weekda”处：没有这个名称').waitFor();
  await dialog.getByRole('button', { name: /^weekday/ }).click();
  await condition.press('End');
  await condition.pressSequentially(' >= 6');
  await dialog.getByText('在下面的例子上不成立').waitFor();
  await dialog.getByRole('textbox', { name: '上报文字 text' }).fill('门口爆管了');
  await dialog.getByText('在下面的例子上成立').waitFor();
  await dialog.getByRole('button', { name: '用近一个月的案卷试算' }).click();
  await dialog.getByText(/这条规则会决定 \d+ 件/).waitFor();
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  const row = page.locator('.ant-table-row', { hasText: '爆管' });
  await row.getByText('水务局').waitFor();
  await row.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect.poll(() => row.count()).toBe(0);
  await page.close();
});
