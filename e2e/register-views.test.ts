import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const there = '/console/registers/two_new';

it('rows are looked at as cards, on a board, by day and on the map; a card is moved where it may go', async () => {
  const page = await site.visit('clerk', `${there}?view=board`);
  const drafts = page.getByRole('region', { name: '草稿' });
  const count = async (): Promise<number> => Number(await drafts.getByRole('heading').locator('.num').textContent());
  await drafts.locator('.registers-piece').first().waitFor();
  await expect.poll(count).toBeGreaterThan(0);
  const before = await count();
  await drafts
    .getByRole('button', { name: /更多操作/ })
    .first()
    .click();
  // only what may follow a draft is offered
  await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).toEqual(['确认']);
  await page.getByRole('menuitem', { name: '确认' }).click();
  await page.getByRole('dialog', { name: '确认' }).getByRole('button', { name: '确认' }).click();
  await expect.poll(count).toBe(before - 1);
  expect(await violationsOf(page)).toEqual([]);

  // pulled with the pointer it asks the same
  const ended = page.getByRole('region', { name: '已终止' });
  await page.getByRole('region', { name: '已确认' }).locator('.registers-piece').first().dragTo(ended);
  const dialog = page.getByRole('dialog', { name: '终止' });
  await dialog.getByRole('button', { name: '终止' }).click();
  await dialog.getByText('请写明原因。').waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();

  await page.getByText('卡片', { exact: true }).click();
  await page.locator('.registers-cards > li').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByText('日历', { exact: true }).click();
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByLabel('按哪个日期').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByText('地图', { exact: true }).click();
  await page.locator('.registers-counts > li').first().waitFor();
  expect(page.url()).toContain('view=map');
  expect(await violationsOf(page)).toEqual([]);
});

it('a view keeps its columns, their order and widths, and is shared with colleagues', async () => {
  const page = await site.visit('clerk', there);
  await page.getByRole('button', { name: '栏目 6' }).click();
  const chosen = page.getByRole('list', { name: '显示的栏目' });
  await chosen.getByRole('checkbox', { name: '类别' }).uncheck();
  await chosen.getByRole('button', { name: '“从业人员”前移' }).click();
  await chosen.getByLabel('“从业人员”的列宽').fill('220');
  await chosen.getByLabel('“从业人员”的列宽').blur();
  await page.keyboard.press('Escape');
  await page.getByRole('separator', { name: /从业人员/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('staff.230');
  await page.getByRole('button', { name: '常用视图' }).click();
  await page.getByRole('menuitem', { name: '保存当前视图' }).click();
  const dialog = page.getByRole('dialog', { name: '保存当前视图' });
  await dialog.getByLabel('视图名称').fill('按人数看');
  await dialog.getByLabel('共享').click();
  await page
    .getByTitle(/与 .* 共享/)
    .first()
    .click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.goto(`${site.url}${there}?cols=kind`);
  await page.getByRole('columnheader', { name: '类别' }).waitFor();
  await page.getByRole('button', { name: '常用视图' }).click();
  await page.getByRole('menuitem', { name: /^按人数看/ }).click();
  await expect.poll(() => page.url()).toContain('staff.230');
  await page.getByRole('columnheader', { name: /从业人员/ }).waitFor();
});

it('every view holds on a phone', async () => {
  const page = await site.visit('clerk', there, phone);
  for (const view of ['cards', 'board', 'calendar', 'map', 'groups']) {
    await page.goto(`${site.url}${there}?view=${view}`);
    await page.getByRole('heading', { name: '两新组织台账' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violationsOf(page), view).toEqual([]);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), { message: view })
      .toBeLessThanOrEqual(0);
  }
});

it('two people change one row: both versions stand side by side, and what was typed outlives a reload', async () => {
  const page = await site.visit('clerk', `${there}?q=${encodeURIComponent('古城客栈有限公司')}`);
  await page.getByRole('button', { name: '古城客栈有限公司' }).first().click();
  const drawer = page.getByRole('dialog', { name: '古城客栈有限公司' });
  await drawer.getByRole('button', { name: '修改', exact: true }).click();
  const form = page.getByRole('dialog', { name: '修改' });
  await form.getByLabel('从业人员').fill('41');
  // a half-written row stays on the computer
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes('41')))).toBe(true);
  await page.reload();
  await drawer.getByRole('button', { name: '修改', exact: true }).click();
  await expect.poll(() => form.getByLabel('从业人员').inputValue()).toBe('41');

  const colleague = await site.visit('supervisor', page.url().slice(site.url.length));
  await colleague.getByRole('dialog', { name: '古城客栈有限公司' }).getByRole('button', { name: '修改', exact: true }).click();
  const other = colleague.getByRole('dialog', { name: '修改' });
  await other.getByLabel('从业人员').fill('52');
  await other.getByLabel('未组建原因').fill('正在筹建');
  await other.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => other.count()).toBe(0);

  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('我填的：41').waitFor();
  await form.getByText('填的：52').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  // mine where I changed it, theirs where I did not
  await expect.poll(() => form.getByRole('radio', { name: /我填的：41/ }).isChecked()).toBe(true);
  await expect.poll(() => form.getByRole('radio', { name: /填的：正在筹建/ }).isChecked()).toBe(true);
  await form.getByRole('button', { name: '按所选内容继续' }).click();
  await form.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => form.count()).toBe(0);
  await drawer.getByText('41 人').first().waitFor();
  await drawer.getByText('正在筹建').first().waitFor();
});
