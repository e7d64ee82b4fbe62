import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emblemOf } from '#tools/demo/emblems.ts';
import { openSite, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a brand is written, announced, and named only after its working days; its steps make its progress', async () => {
  // a second try meets what the first has written
  const name = `束河茶马驿${Date.now() % 1_000_000}`;
  const page = await site.visit('supervisor', '/console/registers/brands');
  await page.getByRole('heading', { name: '品牌特色台账' }).waitFor();
  await page.getByRole('button', { name: '新增记录' }).click();
  const form = page.getByRole('dialog', { name: '新增记录' });
  await form.getByLabel('品牌名称').fill(name);
  await form.getByText('街道品牌', { exact: true }).click();
  await form.getByLabel('所属街道或社区').fill('束河街道');
  await page.locator('.ant-select-item-option, .ant-select-tree-treenode').filter({ hasText: '束河街道' }).first().click();
  await form.getByLabel('宣传语').fill('茶马古道，邻里同行');
  await form.getByLabel('品牌内涵').fill('以茶马驿站的互助传统做邻里服务。');
  const emblem = {
    name: 'emblem.png',
    mimeType: 'image/png',
    buffer: await sharp(Buffer.from(emblemOf(1)))
      .png()
      .toBuffer(),
  };
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/api/files') && answer.ok());
  await form.locator('input[type=file]').first().setInputFiles(emblem);
  await sent;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await form.getByLabel('公示开始日').fill(today);
  await form.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => form.count()).toBe(0);
  const drawer = page.getByRole('dialog', { name });
  await drawer.getByRole('button', { name: '开始公示' }).click();
  await page.getByRole('dialog', { name: '开始公示' }).getByRole('button', { name: '开始公示' }).click();
  await drawer.getByRole('button', { name: '正式命名' }).click();
  const naming = page.getByRole('dialog', { name: '正式命名' });
  // refused, it changes nothing: asked again until the refusal shows
  const early = naming.getByText(/起须满 5 个工作日，最早 \d{4}-\d{2}-\d{2} 可以办理/);
  await expect
    .poll(async () => {
      await naming.getByRole('button', { name: '正式命名' }).click();
      return early.isVisible();
    })
    .toBe(true);
  await naming.getByRole('button', { name: '取消' }).click();
  await drawer.locator('.photos img').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);

  // a brand of the demo: its steps stand beside it, and their share is its progress
  await page.goto(`${site.url}/console/registers/brands?q=${encodeURIComponent('古城红管家')}&view=cards`);
  await page.getByRole('button', { name: '古城红管家' }).click();
  const known = page.getByRole('dialog', { name: '古城红管家' });
  await known.getByText('规划进度').waitFor();
  await known.getByText('品牌规划步骤').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
