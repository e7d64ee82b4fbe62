import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '#tools/demo/people.ts';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('phones and codes are taken whole as they are pasted, on desk and phone', async () => {
  const desk = await site.visit(null, '/console/sign-in');
  await desk.getByText('验证码登录').click();
  const number = desk.getByLabel('手机号');
  await number.fill('+86 138-1111-0001');
  await desk.getByRole('button', { name: '获取验证码' }).click();
  const code = (await desk.locator('.entry-form .plain-link').textContent()) ?? '';
  await expect.poll(() => number.inputValue()).toBe('13811110001');
  await desk.getByLabel('验证码', { exact: true }).fill(`【邻理】${code}，5分钟内有效`);
  await desk.keyboard.press('Enter');
  await desk.waitForURL((url) => !url.pathname.endsWith('/sign-in'));

  const hand = await site.visit(null, '/sign-in', phone);
  await hand.locator('#sign-in-phone').fill('１３８１１１１０００２');
  await hand.locator('form button[type=submit]').click();
  await hand.locator('#sign-in-code').waitFor();
  const shown = /\d{6}/.exec((await hand.locator('form .button').first().textContent()) ?? '')?.[0] ?? '';
  await hand.locator('#sign-in-code').fill(`${shown.slice(0, 3)} ${shown.slice(3)}`);
  await hand.locator('form button[type=submit]').click();
  await hand.waitForURL((url) => url.pathname === '/');
});

it('people see where they are signed in and sign out there; the other browser is led to the sign-in page', async () => {
  const here = await site.visit('clerk', '/console/security');
  const other = await site.browser.newContext({ viewport: desktop, locale: 'zh-CN' });
  await other.request.post(`${site.url}/api/session/password`, {
    headers: { 'x-linli': '1' },
    data: { login: 'clerk', password: demoPassword },
  });
  const there = await other.newPage();
  await there.goto(`${site.url}/console/`);
  await there.getByText('待办事项').first().waitFor();
  await here.reload();
  await here.getByText('本机', { exact: true }).waitFor();
  expect(await violationsOf(here)).toEqual([]);
  await here.setViewportSize(phone);
  await fits(here);
  await here.getByRole('button', { name: '退出其他所有设备' }).click();
  await here.getByText('只在本机登录。').waitFor();
  await there.waitForURL((url) => url.pathname.endsWith('/sign-in'));
  await other.close();

  const hand = await site.visit('handler', '/sessions', phone);
  await hand.getByText('本机', { exact: true }).waitFor();
  expect(await violationsOf(hand)).toEqual([]);
  hand.on('dialog', (dialog) => void dialog.accept());
  await hand.getByRole('button', { name: '全部退出（包括本机）' }).click();
  await hand.waitForURL((url) => url.pathname === '/');
});

it('accounts and the audit trail stand whole on a phone', async () => {
  for (const [login, path] of [
    ['secadmin', '/console/accounts'],
    ['audit', '/console/audit'],
  ] as const) {
    const page = await site.visit(login, path, phone);
    await page.locator('.ant-table-row').first().waitFor();
    expect(await violationsOf(page), path).toEqual([]);
    const cut = await page.evaluate(
      () => [...document.querySelectorAll('.ant-table-cell')].filter((c) => c.getBoundingClientRect().right > innerWidth).length,
    );
    expect(cut, path).toBe(0);
  }
});
