import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '#modules/accounts/testing/authenticator.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A page as it must be on every screen: axe finds nothing serious, nothing is wider than the screen. */
const good = async (page: Page, name: string): Promise<void> => {
  expect(await violationsOf(page), name).toEqual([]);
  await fits(page, name);
};

it('a clerk turns the second factor on, signs in with it on desk and phone, and turns it off', async () => {
  const page = await site.visit('clerk', '/console/');
  await page.locator('.who').click();
  await page.getByText('登录安全').click();
  await page.getByText('现在：未开启').waitFor();
  await good(page, 'off');
  await page.getByRole('button', { name: '开始设置' }).click();
  await page.getByRole('img', { name: '设置两步验证的二维码' }).waitFor();
  await good(page, 'set-up-desktop');
  await page.setViewportSize(phone);
  await good(page, 'set-up-phone');
  await page.setViewportSize(desktop);
  const key = (await page.locator('.security-key code').textContent())?.replaceAll(' ', '') ?? '';
  await page.getByLabel('验证器显示的 6 位数字').fill(codeOf(key, Date.now()));
  await page.getByRole('button', { name: '确认开启' }).click();
  await page.getByText('请保存备用码').waitFor();
  const backup = await page.locator('.security-codes code').allInnerTexts();
  expect(backup).toHaveLength(10);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载' }).click();
  expect((await saved).suggestedFilename()).toBe('邻理备用码.txt');
  await good(page, 'backup-codes');
  await page.setViewportSize(phone);
  await good(page, 'backup-codes-phone');
  await page.setViewportSize(desktop);
  await page.getByRole('button', { name: '我已保存，完成' }).click();
  await page.getByText('待办事项').first().waitFor();

  const desk = await site.visit(null, '/console/sign-in');
  await desk.getByLabel('用户名或手机号').fill('clerk');
  await desk.getByLabel('密码', { exact: true }).fill(demoPassword);
  await desk.locator('.entry-form button[type=submit]').click();
  await desk.getByText('第二步：动态码').waitFor();
  await good(desk, 'second-step-desktop');
  await desk.setViewportSize(phone);
  await good(desk, 'second-step-phone');
  await desk.getByLabel('动态码或备用码').fill('abcdefghjk');
  await desk.locator('.entry-form button[type=submit]').click();
  await desk.getByText('动态码不正确或已用过').waitFor();
  await good(desk, 'second-step-wrong');
  await desk.setViewportSize(desktop);
  // one that has not been used; it holds a step longer than this machine can take
  await desk.getByLabel('动态码或备用码').fill(codeOf(key, Date.now() + 30_000));
  await desk.locator('.entry-form button[type=submit]').click();
  await desk.getByText('待办事项').first().waitFor();

  const hand = await site.visit(null, '/sign-in', phone);
  await hand.getByRole('button', { name: '密码（工作人员）' }).click();
  await hand.getByLabel('用户名或手机号').fill('clerk');
  await hand.getByLabel('密码', { exact: true }).fill(demoPassword);
  await hand.locator('form button[type=submit]').click();
  await hand.getByLabel('动态码或备用码').fill(backup[0] ?? '');
  await good(hand, 'mobile-second-step');
  await hand.locator('form button[type=submit]').click();
  await hand.waitForURL(/\/tasks/);

  await page.goto(`${site.url}/console/security`);
  await page.getByText('剩余备用码：9 个').waitFor();
  await good(page, 'on');
  await page.getByLabel('动态码或备用码').fill(backup[1] ?? '');
  await page.getByRole('button', { name: '关闭两步验证' }).click();
  await page.getByText('现在：未开启').waitFor();
});

it('a role that must have it leads to the page that sets it up, on desk and phone, and nowhere else', async () => {
  const system = await site.visit('sysadmin', '/console/settings');
  await system.getByText('必须两步验证的岗位').waitFor();
  await system.getByRole('checkbox', { name: '网格员' }).check();
  const roles = system.locator('section').filter({ hasText: '必须两步验证的岗位' });
  await roles.getByRole('button', { name: /保\s*存/ }).click();
  await system.getByText('已保存').waitFor();
  await good(system, 'settings');

  const worker = await site.visit('gridworker', '/console/', desktop);
  await worker.waitForURL(/\/console\/security/);
  await worker.getByText('您的岗位须使用两步验证').waitFor();
  await good(worker, 'forced');
  const hand = await site.visit('gridworker', '/tasks', phone);
  await hand.waitForURL(/\/second-factor/);
  await good(hand, 'mobile-forced');
  await hand.getByRole('link', { name: '去设置' }).click();
  await hand.getByRole('button', { name: '开始设置' }).click();
  const key = (await hand.locator('.security-key code').textContent())?.replaceAll(' ', '') ?? '';
  await hand.getByLabel('验证器显示的 6 位数字').fill(codeOf(key, Date.now()));
  await hand.getByRole('button', { name: '确认开启' }).click();
  await hand.getByRole('button', { name: '我已保存，完成' }).click();
  await hand.goto(`${site.url}/tasks`);
  await hand.waitForLoadState('networkidle');
  // what the phone still remembers may lead away until it has asked anew
  await expect.poll(() => hand.url()).toMatch(/\/tasks/);

  const security = await site.visit('secadmin', '/console/accounts');
  const found = security.waitForResponse((answer) => answer.url().includes('q=gridworker'));
  await security.getByRole('searchbox', { name: '按姓名、用户名或手机号查找' }).fill('gridworker');
  await security.keyboard.press('Enter');
  await found;
  // the rows of the whole list go; a press on one of them would be lost
  await security.getByText('secadmin', { exact: false }).first().waitFor({ state: 'detached' });
  await security
    .getByRole('button', { name: /的更多操作$/ })
    .first()
    .click();
  await security.getByRole('menuitem', { name: '重置两步验证' }).click();
  await security.getByLabel('理由').fill('手机遗失');
  await good(security, 'reset');
  await security
    .locator('.ant-modal')
    .getByRole('button', { name: /确\s*认/ })
    .click();
  await security.locator('.ant-modal').waitFor({ state: 'detached' });
  await hand.goto(`${site.url}/tasks`);
  await hand.getByText('登录').first().waitFor();
});
