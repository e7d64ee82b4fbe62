import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('somebody without an account finds the nearest places, and their pages, without telling where exactly they are', async () => {
  const page = await site.visit(null, '/', phone);
  await page.getByRole('link', { name: /身边的服务点/ }).click();
  await page.getByRole('article').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/public-places') && asked.push(request.url()));
  await page.getByRole('button', { name: '离我近的在前' }).click();
  await page
    .getByRole('article')
    .first()
    .getByText(/约 .*(米|公里)/)
    .waitFor();
  expect(asked.map((url) => [new URL(url).searchParams.get('lon'), new URL(url).searchParams.get('lat')])).toEqual([['100.23', '26.87']]);
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.waitForURL(/\/p\//);
  await page.getByRole('button', { name: '在这里随手拍' }).waitFor();
});
