import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Draws a signature and sends it. */
const sign = async (page: Page, role: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: `签署 ${role}` }).click();
  await page.getByLabel('签署人姓名').fill(name);
  const field = page.locator('.sign-field svg');
  // the dialog has come to rest
  await field.hover();
  const box = await field.boundingBox();
  if (!box) throw new Error('no field to sign in');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 120, { steps: 6 });
  await page.mouse.move(box.x + 220, box.y + 40, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: '确认签署' }).click();
  await page.getByText(`${name} `).first().waitFor();
};

it('a co-building agreement becomes a document, is signed on screen, archived and proved', async () => {
  const page = await site.visit('supervisor', '/console/organisations/agreements?all=true');
  await page.getByRole('button', { name: '生成协议文书' }).first().click();
  await page.waitForURL(/\/console\/documents\//);
  await page.getByText('党建共建协议书').waitFor();
  await page.getByText(/共建协议〔\d{4}〕\d+号/).waitFor();
  const number = /共建协议〔\d{4}〕\d+号/.exec((await page.locator('.paper-foot').textContent()) ?? '')?.[0] ?? '';
  await sign(page, '甲方', '和秀英');
  await sign(page, '乙方', '木建军');
  await page.getByText('已归档').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const pdf = await page.request.get(`${site.url}/api/papers/${page.url().split('/').at(-1)}/pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const address = await page.getByRole('link', { name: '查验页面' }).getAttribute('href');
  const proof = await site.visit(null, new URL(address ?? '', site.url).pathname, phone);
  await proof.getByText('内容与纸上的校验值一致即为真').waitFor();
  await expect.poll(() => proof.locator('body').textContent()).not.toMatch(/和秀英|木建军/);
  expect(await violationsOf(proof)).toEqual([]);
  const list = await site.visit('supervisor', '/console/documents');
  await list.getByText(number).waitFor();
});
