import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site, violationsOf } from './site.ts';

describe('rules and coverage in the console', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  const card = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) });

  it('a supervisor tightens a rule, sees who breaks it and where, and takes the sheet along', async () => {
    const page = await site.visit('supervisor', '/console/coverage?rule=grid_size');
    await card(page, '网格 300–500 户').getByText('全部达标').waitFor();

    await page.getByRole('button', { name: '规则设置' }).click();
    await page.waitForURL(/\/coverage\/rules/);
    await page.getByRole('spinbutton', { name: '不多于: 网格 300–500 户' }).fill('450');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText(/草稿由 .+ 保存，尚未发布/).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/“网格 300–500 户”：不达标由 0 处变为 \d+ 处。/).waitFor();
    await dialog.getByLabel('修改理由').fill('本区户均人口多，网格宜小');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('本区户均人口多，网格宜小').waitFor();
    await page.goto(`${site.url}/console/coverage?rule=grid_size`);
    await card(page, '网格 300–500 户').getByText('300–450 户').waitFor();
    await card(page, '网格 300–500 户').getByText('不达标').waitFor();

    await page.locator('.ant-select', { hasText: '按区划' }).click();
    await page.getByTitle('差距大的在前').click();
    const first = page.locator('.ant-table-row').first();
    await first.getByText(/多 \d+/).waitFor();
    await page.getByText('以列表查看各区域').click();
    expect(await violationsOf(page)).toEqual([]);

    // whoever does not ask to be told later waits for the sheet, however long a busy machine takes
    await page.route(/\/api\/coverage/, (route) => {
      const { prefer: _, ...headers } = route.request().headers();
      return route.continue({ headers });
    });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出表格' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^覆盖检查-.+-\d{4}-\d{2}-\d{2}\.xlsx$/);
    const sheets = await readWorkbook(readFileSync(await download.path()));
    const sheet = sheets.find((one) => one.sheet === '网格 300–500 户')?.data ?? [];
    expect(String(await first.textContent())).toContain(String(sheet[1]?.[1]));
    await page.close();
  });

  it('a change is put off to a day and taken back; who drafts over somebody else’s draft is told', async () => {
    const [one, two] = [await site.visit('supervisor', '/console/coverage/rules'), await site.visit('sysadmin', '/console/coverage/rules')];
    for (const page of [one, two])
      await page.getByRole('spinbutton', { name: '不少于: 网格至少一名网格员' }).fill(page === one ? '2' : '3');
    await one.getByRole('button', { name: '保存草稿' }).click();
    await one.getByRole('button', { name: '发布…' }).click();
    await two.getByRole('button', { name: '保存草稿' }).click();
    await two.getByText(/草稿刚被别人保存过/).waitFor();
    const dialog = one.getByRole('dialog');
    await dialog.getByRole('radio', { name: '指定日期零时起' }).check();
    await dialog.getByLabel('生效日期').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByLabel('修改理由').fill('明年起每格两人');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await one.getByText('待生效').waitFor();
    await one.getByRole('button', { name: '撤回', exact: true }).click();
    await one.getByLabel('撤回理由').fill('编制未到位');
    await one.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await one.getByText('已撤回').waitFor();
    await one.close();
    await two.close();
  });

  it('a breaker leads to the grid it is about; a clerk sees the own community only', async () => {
    const page = await site.visit('clerk', '/console/coverage?rule=community_size&verdict=fine');
    await page.getByText(/^范围：/).waitFor();
    const rows = page.locator('.ant-table-row');
    await rows.first().waitFor();
    await expect.poll(() => rows.count()).toBe(1);
    await rows.first().getByRole('link').click();
    await page.waitForURL(/\/console\/grids\?area=\d{12}/);
    await page.close();
  });
});
