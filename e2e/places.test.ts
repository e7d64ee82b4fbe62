import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const listed = async (query: string): Promise<{ name: string; codePath: string }[]> => {
  const page = await site.visit('clerk', '/health');
  const { items } = await (await page.context().request.get(`${site.url}/api/places?${query}`)).json();
  await page.close();
  return items;
};

describe('places', () => {
  it('a clerk adds a place by its coordinates, completes it, prints its code as a PDF and closes it', async () => {
    const [station] = await listed('kind=service_station');
    expect(station).toBeDefined();
    const page = await site.visit('clerk', '/console/places', desktop);
    await page.getByRole('button', { name: '新增点位' }).click();
    const form = page.getByRole('dialog', { name: '新增点位' });
    const { point } = (await (await page.context().request.get(`${site.url}/api/places?kind=service_station`)).json()).items[0];
    await form.getByLabel('名称').fill('七一社区银发服务站');
    await form.getByLabel('经度').fill(String(point.lon));
    await form.getByLabel('纬度').fill(String(point.lat));
    await form.getByLabel('纬度').press('Tab');
    await form.getByText('七一社区').first().waitFor();
    await form.getByText('按星期', { exact: true }).click();
    await form
      .locator('.ant-segmented-item', { hasText: /^达到$/ })
      .first()
      .click();
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已新增“七一社区银发服务站”').waitFor();
    await page.getByRole('button', { name: '七一社区银发服务站' }).click();
    const drawer = page.getByRole('dialog', { name: '七一社区银发服务站' });
    await drawer.getByText('1/8').waitFor();
    await drawer.getByText('周一至周五').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await drawer.getByRole('button', { name: '打印二维码' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 PDF' }).click()]);
    expect(download.suggestedFilename()).toBe('点位二维码.pdf');
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
    await page.keyboard.press('Escape');

    await drawer.getByRole('button', { name: '停用' }).click();
    await page.getByLabel('停用原因').fill('合并到社区服务站');
    await page.getByRole('dialog', { name: '停用“七一社区银发服务站”' }).getByRole('button', { name: '停用' }).click();
    await drawer.getByRole('button', { name: '撤销停用' }).click();
    await drawer.getByRole('button', { name: '停用' }).waitFor();
    await page.close();
  });

  it('whoever scans a code sees what is open, and reports from there with the place filled in', async () => {
    const [station] = await listed('kind=service_station');
    const page = await site.visit(null, station?.codePath ?? '', phone);
    await page.getByRole('heading', { name: station?.name ?? '' }).waitFor();
    await page.getByText('开放时间').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await fits(page);
    await page.getByRole('button', { name: '在这里随手拍' }).click();
    await page.getByText('扫码的地点').waitFor();
    await expect.poll(() => page.locator('#place-text').inputValue()).toBe(station?.name);
    await page.getByText('七一社区').first().waitFor();
    await page.goto(`${site.url}/p/530702-000000000000`);
    await page.getByText('这张二维码已失效').waitFor();
    await page.close();
  });

  // fails when the form takes the place as it is read anew instead of as it was opened
  it('what a colleague changes appears on coming back, and a form opened before does not overwrite it', async () => {
    const page = await site.visit('clerk', '/console/places?q=党群服务站', desktop);
    const { request } = page.context();
    const [{ id }] = (await (await request.get(`${site.url}/api/places?kind=service_station`)).json()).items;
    const { version, organisation, ...seen } = await (await request.get(`${site.url}/api/places/${id}`)).json();
    await page.getByRole('button', { name: seen.name }).click();
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog', { name: `修改“${seen.name}”` });
    await form.getByLabel('地址').fill('新地址 1 号');

    const facts = { ...seen, id: crypto.randomUUID(), version, organisationId: organisation?.id ?? null, closedOnHolidays: true };
    const answer = await request.put(`${site.url}/api/places/${id}`, {
      headers: { 'x-linli': '1' },
      data: { ...facts, name: '党群服务站（改名）' },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await page.locator('table').getByText('党群服务站（改名）').waitFor();

    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('这个点位刚被别人修改过').waitFor();
    expect((await (await request.get(`${site.url}/api/places/${id}`)).json()).name).toBe('党群服务站（改名）');
    await page.close();
  });

  it('a sheet with a fault names it and is not imported; corrected, it is', async () => {
    const page = await site.visit('clerk', '/console/places', desktop);
    const { point } = (await (await page.context().request.get(`${site.url}/api/places?kind=service_station`)).json()).items[0];
    const sheet = async (kind: string) => {
      const rows = [
        ['类型', '名称', '经度', '纬度'],
        [kind, '导入的驿站', point.lon, point.lat],
      ];
      const data = rows.map((row) => row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })));
      return { name: '点位.xlsx', mimeType: 'application/octet-stream', buffer: await writeXlsxFile(data).toBuffer() };
    };
    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog', { name: '从 Excel 导入点位' });
    await dialog.locator('input[type=file]').setInputFiles(await sheet('驿馆'));
    await dialog.getByText('没有“驿馆”这一类型').waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: '开始导入' }).isDisabled()).toBe(true);
    await dialog.locator('input[type=file]').setInputFiles(await sheet('小哥驿站'));
    await dialog.getByText('将新增 1 个').waitFor();
    await dialog.getByRole('button', { name: '开始导入' }).click();
    await dialog.getByText('导入完成').waitFor();
    await dialog.getByRole('button', { name: '完成' }).click();
    expect((await listed('kind=courier_station')).map(({ name }) => name)).toContain('导入的驿站');
    await page.close();
  });
});
