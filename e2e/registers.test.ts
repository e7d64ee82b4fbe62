import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a register is designed, filled by a workbook, filtered and exported', async () => {
  const page = await site.visit('supervisor', '/console/registers');
  await page.getByRole('button', { name: '新建台账' }).click();
  await page.getByLabel('台账代号').fill('supplies');
  await page.getByRole('button', { name: '开始设计' }).click();
  await page.getByLabel('台账名称', { exact: true }).fill('应急物资台账');
  await page.getByRole('button', { name: '添加栏目' }).click();
  const added = page.getByRole('region', { name: '新栏目' });
  await added.getByLabel('代号').fill('amount');
  await added.getByLabel('类型').click();
  await page.getByTitle('数字', { exact: true }).click();
  await added.getByLabel('栏目名称').fill('数量');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByText('将新建一本台账，共 2 个栏目。').waitFor();
  await page.getByLabel('理由').fill('应急物资要有底数');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('第 1 版').first().waitFor();
  await page.getByRole('link', { name: '打开台账' }).click();
  await page.getByRole('heading', { name: '应急物资台账' }).waitFor();

  await page.getByRole('button', { name: '导入' }).click();
  const book = (rows: (string | number)[][]): Buffer => rawWorkbook([{ name: '物资', rows: [['记录的名称', '数量'], ...rows] }]);
  const file = (buffer: Buffer) => ({
    name: 'a.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await page.getByLabel('选择文件').setInputFiles(
    file(
      book([
        ['帐篷', '很多'],
        ['发电机', 2],
      ]),
    ),
  );
  await page.getByText('有 1 处问题，没有导入').waitFor();
  await page.getByLabel('选择文件').setInputFiles(
    file(
      book([
        ['帐篷', 40],
        ['发电机', 2],
        ['折叠床', 120],
      ]),
    ),
  );
  await page.getByText('检查通过：将新增 3 条').waitFor();
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText('导入完成：新增 3 条').waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: '折叠床' }).waitFor();

  await page.getByRole('button', { name: / 筛选$/ }).click();
  await page.getByRole('button', { name: '加一个条件' }).click();
  await page.getByLabel('栏目', { exact: true }).click();
  await page.getByTitle('数量', { exact: true }).last().click();
  await page.getByLabel('从', { exact: true }).fill('30');
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByText('共 2 条。').waitFor();
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByText('CSV（条数不限）').click();
  expect((await csv).suggestedFilename()).toContain('应急物资台账');

  await page.getByRole('button', { name: '帐篷' }).click();
  const drawer = page.getByRole('dialog', { name: '帐篷' });
  await drawer.getByText('导入').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

it('a grid worker enters a row on the phone', async () => {
  const page = await site.visit('gridworker', '/registers', phone);
  await page.getByText('两新组织台账').click();
  await page.getByRole('button', { name: '新增记录' }).click();
  await page.getByLabel('组织名称').fill('柳岸修理铺');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.getByText('柳岸修理铺').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
