import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, fits, openSite, phone, type Site } from './site.ts';

/** A community's clerk enters a unit, lets it join, signs an agreement with it, and takes the organisation map along. */
describe('organisations of a community', () => {
  let site: Site;
  let page: Page;
  const unit = '七一社区老字号银器铺（口径甚长的名称用来检验四十个汉字也不会撑破页面）';
  beforeAll(async () => {
    site = await openSite();
    page = await site.visit('clerk', '/console/organisations');
  });
  afterAll(() => site?.close());

  /** Picks from a list that is searched by typing. */
  const pick = async (label: string, words: string, option: string | RegExp): Promise<void> => {
    const field = page.getByRole('dialog').getByLabel(label, { exact: true });
    await field.click();
    await field.fill(words);
    await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  };
  const saved = async (item: string): Promise<Buffer> => {
    await page.getByRole('button', { name: '保存' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('menuitem', { name: item }).click({ timeout: 60_000 }),
    ]);
    return readFileSync(await download.path());
  };

  it('a unit is entered where the clerk works', async () => {
    await page.getByRole('link', { name: /七一社区党总支/ }).waitFor();
    await page.getByRole('button', { name: '新建组织' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '新建组织' }).click();
    await form.getByText('请填写名称，2 至 80 个字').waitFor();
    await pick('类型', '企业', /^企业$/);
    await form.getByLabel('名称', { exact: true }).fill(unit);
    await form.getByRole('button', { name: '新建组织' }).click();
    await page.getByRole('heading', { level: 1, name: unit }).waitFor();
    await fits(page);
  });

  it('the unit joins the big party committee', async () => {
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await pick('大党委或联盟', '七一社区大党委', '七一社区大党委');
    await page.getByRole('dialog').getByRole('button', { name: '加入', exact: true }).click();
    await page
      .getByRole('region', { name: /加入的大党委/ })
      .getByRole('link', { name: '七一社区大党委' })
      .waitFor();
  });

  it('an agreement is signed with a promise, which is kept, and that note is taken back', async () => {
    await page.getByRole('button', { name: '签订协议' }).click();
    const form = page.getByRole('dialog');
    await pick('社区（街道）一方', '七一社区党总支', '七一社区党总支');
    await form.getByLabel('协议名称').fill('银器铺共建协议');
    await form.getByLabel('承诺 1').fill('每月为老人免费修补器具一次');
    await form.getByRole('button', { name: '登记新人员' }).click();
    await form.getByLabel('姓名', { exact: true }).fill('和银匠');
    await form.getByRole('button', { name: '签订协议' }).click();
    const card = page.getByRole('article', { name: '银器铺共建协议' });
    await card.getByText('每月为老人免费修补器具一次').waitFor();
    await card.getByText('生效中').waitFor();
    await card.getByRole('button', { name: /^登记完成/ }).click();
    await page.getByRole('dialog').getByLabel('完成情况').fill('修补 12 件');
    await page.getByRole('dialog').getByRole('button', { name: '登记完成' }).click();
    await card.getByText('修补 12 件').waitFor();
    await card.getByRole('button', { name: /^撤回完成/ }).click();
    await card.getByRole('button', { name: /^登记完成/ }).waitFor();
  });

  it('an agreement about to end asks for attention on the first screen, by eye and by ear, in both languages', async () => {
    const card = page.getByRole('article', { name: '银器铺共建协议' });
    await card.getByRole('button', { name: '修改' }).click();
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByRole('dialog').getByLabel('到期日期').fill(soon);
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await card.getByText(/天后到期/).waitFor();
    for (const size of [desktop, phone]) {
      const first = await site.visit('clerk', '/console/', size);
      if (size === phone) await first.getByRole('button', { name: '主菜单' }).click();
      const link = first.getByRole('navigation').getByRole('link', { name: '组织 1 份协议待处理' });
      await link.waitFor();
      const box = await link.locator('.count').boundingBox();
      expect(box && box.x + box.width).toBeLessThanOrEqual(size.width);
      if (size === desktop) {
        await first.getByRole('button', { name: 'English' }).click();
        await first.getByRole('navigation').getByRole('link', { name: 'Organisations 1 agreement needs attention' }).waitFor();
        await first.getByRole('button', { name: '中文' }).click();
        await link.waitFor();
      }
      await first.close();
    }
  });

  it('a person is corrected from the row of an office, in all offices at once', async () => {
    await page.goto(`${site.url}/console/organisations?area=530702002003`);
    await page.getByRole('link', { name: /七一社区党总支/ }).click();
    const offices = page.getByRole('region', { name: '任职' });
    await offices
      .getByRole('button', { name: /^更正人员：/ })
      .first()
      .click();
    const form = page.getByRole('dialog');
    const name = form.getByLabel('姓名', { exact: true });
    await name.fill('和更正');
    await form.getByLabel('新手机号').fill('123');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请填写 11 位手机号').waitFor();
    await form.getByLabel('新手机号').fill('13912340000');
    await form.getByRole('button', { name: '保存' }).click();
    await offices.getByText('和更正').waitFor();
    await offices.getByText('139****0000').waitFor();
    await page.getByRole('link', { name: /七一社区党总支.*和更正/ }).waitFor();
  });

  it('the map finds the unit and is saved as a picture and as a PDF of one sheet', { timeout: 180_000 }, async () => {
    await page.goto(`${site.url}/console/organisations/map?area=530702002003`);
    const map = page.getByRole('tree', { name: /七一社区组织图/ });
    await map.waitFor();
    const words = page.getByLabel('在图中查找');
    await words.fill('老字号银器铺');
    await words.press('Enter');
    await map
      .getByRole('treeitem', { name: /老字号银器铺/ })
      .first()
      .waitFor();

    const picture = await saved('图片 PNG');
    const { format, width = 0, height = 0 } = await sharp(picture, { limitInputPixels: false }).metadata();
    expect(format).toBe('png');
    expect(Math.min(width, height)).toBeGreaterThan(1500);
    expect(picture.length).toBeGreaterThan(100_000);
    // drawn, not blank: many shades, the accent's vermilion among them
    const { dominant, channels } = await sharp(picture, { limitInputPixels: false }).resize(800).stats();
    expect(dominant.r).toBeGreaterThan(230);
    expect(channels[1]?.min).toBeLessThan(100);

    const pdf = await saved('PDF（A4 横向）');
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toMatch(/\/MediaBox ?\[0 0 841\.88\d* 595\.27\d*\]/);
    expect(text.match(/\/Type ?\/Page\b/g)).toHaveLength(1);
    expect(pdf.length).toBeGreaterThan(100_000);
  });

  it('is walked through by keyboard: arrows move, the space bar folds, Enter opens', async () => {
    await page.goto(`${site.url}/console/organisations/map`);
    const map = page.getByRole('tree', { name: /七一社区组织图/ });
    await map.getByRole('treeitem', { name: /^七一社区党总支/ }).waitFor();
    await map.focus();
    await page.keyboard.press('ArrowRight');
    const middle = await map.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowUp');
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => map.getAttribute('aria-activedescendant')).not.toBe(middle);
    const branch = map.getByRole('treeitem', { name: /^七一社区党总支/ });
    await expect.poll(() => branch.getAttribute('aria-selected')).toBe('true');
    const before = await branch.getAttribute('aria-expanded');
    await page.keyboard.press(' ');
    await expect.poll(() => branch.getAttribute('aria-expanded')).not.toBe(before);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '七一社区党总支' }).waitFor();
  });

  it('who may only read is offered no act; on the phone list and organisation take turns', async () => {
    const reader = await site.visit('gridworker', '/console/organisations?area=530702002003', phone);
    await reader.getByRole('link', { name: /七一社区党总支/ }).click();
    await reader.getByRole('heading', { level: 1, name: '七一社区党总支' }).waitFor();
    await expect.poll(() => reader.getByRole('button', { name: /修改|撤销|任职登记|离任/ }).count()).toBe(0);
    await reader.getByRole('link', { name: '返回组织列表' }).click();
    await reader.getByRole('link', { name: /七一社区居委会/ }).waitFor();
    await expect.poll(() => reader.getByRole('button', { name: '新建组织' }).count()).toBe(0);
  });

  it('says so when the map cannot be loaded, and tries again', async () => {
    const other = await site.visit('supervisor', '/console/organisations', desktop);
    await other.route('**/api/organisations/map?*', (route) => route.fulfill({ status: 400, json: {} }));
    await other.getByRole('link', { name: '组织图' }).click();
    await other.getByText('没有加载成功').waitFor();
    await other.unroute('**/api/organisations/map?*');
    await other.getByRole('button', { name: '重试' }).click();
    await other.getByRole('tree').waitFor();
  });
});
