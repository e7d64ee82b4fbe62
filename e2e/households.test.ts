import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const asKept = path.resolve(import.meta.dirname, '../server/modules/households/testing/as-kept.xlsx');

describe('households', () => {
  it('a clerk takes in the list the community keeps, decides every doubt, and finds the households', async () => {
    const page = await site.visit('clerk', '/console/households', desktop);
    await page.getByText('雪松雅居1栋1单元101').first().waitFor();
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByRole('heading', { name: '导入住户' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: '七一社区住户.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await readFile(asKept),
    });
    await page.getByText('读到 6 行').waitFor();
    // each doubt says where it stands and what may be done; what is meant is proposed
    await page.getByText('没有登记过“映雪苅2栋”。').waitFor();
    const write = page.getByRole('button', { name: '写入台账' });
    await expect.poll(() => write.isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    // a choice stands once the server has it
    for (const name of ['就是已登记的“映雪苑2栋”', '按 120 登记']) {
      const choice = page.getByRole('radio', { name });
      await choice.click();
      await expect.poll(() => choice.isChecked()).toBe(true);
    }
    await page.getByRole('button', { name: '其余按建议办理' }).click();
    await page.getByText('全部核对完毕，可以写入。').waitFor();
    await write.click();
    await page.getByText(/^已新增楼栋/).waitFor();
    await page.getByRole('button', { name: '楼栋住户' }).click();
    await page.getByPlaceholder('地址，如 雪松雅居1栋101').fill('映雪苑 2 幢 201');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '映雪苑2栋201', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '映雪苑2栋201' });
    await drawer.getByText('杨军').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  it('a grid worker opens the buildings of the own grid on the phone', async () => {
    const page = await site.visit('gridworker', '/buildings', phone);
    await page.getByRole('heading', { name: '我的楼栋' }).waitFor();
    await page.getByText('雪松雅居1栋').first().click();
    await page.getByRole('button', { name: /^201/ }).first().click();
    await page.getByText('还没有登记成员').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});
