import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

const shots = process.env['SHOTS'];

describe('a place that is only written', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  it('a clerk is offered what the words may mean, with the reasons, and files at the chosen one', async () => {
    const page = await site.visit('clerk', '/console/report', desktop);
    await page.getByLabel('反映的内容').fill('居民来电：大研街道办七一社区门口的路灯坏了三天');
    const offer = page.getByRole('button', { name: /大研街道 · 七一社区/ });
    await offer.waitFor();
    await expect.poll(() => offer.textContent()).toContain('文中也提到它的上级大研街道');
    await offer.click();
    await expect.poll(() => offer.getAttribute('aria-pressed')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/clerk.png`, fullPage: true });
    await page.getByRole('button', { name: '提交，生成案卷' }).click();
    await page.getByText(/已生成案卷/).waitFor();
    await expect.poll(() => page.getByText('大研街道 · 七一社区').count()).toBeGreaterThan(0);
  });

  it('nothing is offered where no place is named, or once a point is set', async () => {
    const page = await site.visit('clerk', '/console/report', desktop);
    await page.getByLabel('反映的内容').fill('路灯坏了三天没有人来修');
    await page.getByText('还看不出在哪里').waitFor();
    await expect.poll(() => page.getByText('文字可能指').count()).toBe(0);
  });

  it('a resident taps one of the offers on the phone', async () => {
    const page = await site.visit(null, '/report', phone);
    await page.getByLabel(/具体位置/).fill('七一社区东门');
    const offer = page.getByRole('button', { name: /大研街道 · 七一社区/ });
    await offer.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/resident.png`, fullPage: true });
    await offer.click();
    await page.getByText('按您写的地名').waitFor();
    await expect.poll(() => offer.count()).toBe(0);
  });
});
