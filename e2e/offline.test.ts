import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('what is written without a network waits in sight and is sent once when the network is back', async () => {
  const story = '七一社区巷口的路灯不亮了，晚上什么也看不见';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区巷口');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.getByText(story.slice(0, 10)).first().waitFor();

  await page.context().setOffline(false);
  await expect
    .poll(
      async () => {
        const { items } = (await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { title: string }[] };
        return items.filter((c) => c.title.startsWith('七一社区巷口')).length;
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});
