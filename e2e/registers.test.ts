import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeText } from '#kernel/sheets/csv/encoding.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { largePhoto, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a register is designed, filled by a workbook, filtered and exported', async () => {
  const page = await site.visit('clerk', '/console/registers');
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

it('a dirty table becomes a register, and is had back as it came', async () => {
  const page = await site.visit('clerk', '/console/registers');
  await page.getByRole('button', { name: '从表格新建' }).click();
  await page.getByRole('heading', { name: '从表格新建台账' }).waitFor();
  const text = [
    '消防设施排查表,,,,',
    '设施编号,设施名称,检查日期,造价(元),备注',
    'X-1,消火栓,2026/3/5,"¥1,200.50",正常',
    'X-2,灭火器,2026年3月６日,面议,=HYPERLINK("http://example.invalid")',
    '合计,,,1200.5,',
  ].join('\r\n');
  const file = { name: '消防设施.csv', mimeType: 'text/csv', buffer: encodeText(text, 'gb18030') };
  await page.getByLabel('选择表格').setInputFiles(file);
  await page.getByText('消防设施.csv：表头在第 2 行，共 2 行，5 列。').waitFor();
  await page.getByText('1 格读不出来').click();
  await page.getByText('第 4 行：“面议”不是数字').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('“造价”的类型').click();
  await page.getByTitle('文字', { exact: true }).last().click();
  await page.getByText('类型已改，导入时重新检查').waitFor();
  await page.getByLabel('台账代号').fill('fire_facilities');
  await page.getByRole('button', { name: '建成台账并导入' }).click();
  await page.getByText('台账已建好，导入 2 条。').waitFor();
  await page.getByRole('link', { name: '打开台账' }).click();
  await page.getByRole('button', { name: '消火栓' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).hover();
  await page.getByText('消防设施.csv（2 条）').click();
  const back = await (await download).path();
  expect(readFileSync(back).equals(file.buffer)).toBe(true);
});

it('a need finds a resource and becomes a project', async () => {
  const page = await site.visit('clerk', '/console/matching');
  await page.getByRole('button', { name: '找资源：高龄独居老人需要上门体检' }).click();
  const found = page.getByRole('dialog', { name: '高龄独居老人需要上门体检' });
  await found.getByText('类别相同').first().waitFor();
  await found.getByText('类别不同，不能满足').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await found
    .getByRole('button', { name: /^认领：/ })
    .first()
    .click();
  const claim = page.getByRole('dialog', { name: '认领' });
  await claim.getByLabel('项目名称').fill('医生上门体检项目');
  await claim.getByRole('button', { name: '认领', exact: true }).click();
  await found.getByText('已成为共建项目。').waitFor();
  await found.getByRole('link', { name: '打开项目' }).click();
  const project = page.getByRole('dialog', { name: '医生上门体检项目' });
  await project.getByText('高龄独居老人需要上门体检').first().waitFor();
  await project.getByRole('button', { name: '商定' }).waitFor();
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

it('a row with a photo is entered without a network, waits in sight and is entered once', async () => {
  const name = `护栏修补材料 ${Date.now()}`;
  const page = await site.visit('gridworker', '/registers/needs', phone);
  await page.getByRole('button', { name: '新增记录' }).click();
  await page.getByLabel('需求名称').fill(name);
  await page.context().setOffline(true);
  // a photo as a phone takes it goes out at no more than 300 kB
  const upload = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/files/uploads'));
  await page.getByLabel('从相册选').setInputFiles(await largePhoto());
  expect(Number((await upload).headers()['upload-length'])).toBeLessThan(300_000);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('新增记录：待发送').waitFor();
  await page.context().setOffline(false);
  await page.getByText(name).first().click();
  await page.waitForURL(/\/registers\/needs\/[0-9a-f-]{36}$/);
  const address = `${site.url}/api${new URL(page.url()).pathname.replace('/needs/', '/needs/rows/')}`;
  const row = (await (await page.request.get(address)).json()) as { title: string; values: { photos: string[] } };
  expect([row.title, row.values.photos.length]).toEqual([name, 1]);
  await page.close();
});

it('a register goes out as a file and comes back in as the same draft', async () => {
  const page = await site.visit('supervisor', '/console/registers/two_new/design');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载为文件' }).click()]);
  expect(download.suggestedFilename()).toBe('two_new.json');
  const text = await readFile(await download.path(), 'utf8');
  const content = JSON.parse(text) as { help: string };
  const file = (name: string, of: object) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(of)) });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file('other.json', { nothing: true }));
  await page.getByText('这个文件不是这一类定义').waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file('two_new.json', { ...content, help: '按街道统一口径填写。' }));
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByText('按街道统一口径填写。').first().waitFor();
});
