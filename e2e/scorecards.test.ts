import { afterAll, beforeAll, expect, it } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const daysBack = 20;

it('a month of communities: frozen, published, one figure contested on the phone and granted, final, told in a bulletin that the phone reads', async () => {
  const opener = await site.visit('supervisor', '/console/scorecards', desktop);
  const past = new Date(Date.now() - (daysBack + 31) * 86_400_000).toISOString().slice(0, 10);
  const opened = await opener.request.post(`${site.url}/api/scorecards/communities/runs`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), day: past },
  });
  // a retry finds the period opened by the first try
  const { items } = (await (await opener.request.get(`${site.url}/api/scorecards/runs?card=communities`)).json()) as {
    items: { id: string; first: string; last: string; state: string }[];
  };
  const run = items.find(({ first, last }) => first <= past && past <= last);
  expect(run, await opened.text()).toBeDefined();
  const path = `/console/scorecards/runs/${run?.id}`;
  // some weeks ago, when that month had just been over: the card is as old as the demo
  site.putBack(daysBack * 86_400_000);
  const desk = await site.visit('supervisor', path, desktop);
  const press = async (name: string): Promise<void> => {
    await desk.getByRole('button', { name, exact: true }).click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByRole('button', { name, exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
  };
  await press('封存');
  await press('公示');
  await desk.getByText('公示中').first().waitFor();

  // the clerk follows one community and contests its figure
  const clerk = await site.visit('clerk', '/scores', phone);
  const own = clerk.locator('nav.list a').filter({ hasText: run?.first ?? '' });
  await own.first().waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
  await own.first().click();
  await clerk.getByRole('button', { name: '提出申诉' }).first().click();
  await clerk.getByLabel('理由').fill('其中一件不属实，已申请剔除');
  await clerk.getByRole('button', { name: '提交申诉' }).click();
  await clerk.getByText('申诉已提交').waitFor();

  await desk.goto(site.url + path);
  await desk.getByRole('tab', { name: /申诉（1）/ }).click();
  await desk.getByRole('button', { name: '答复', exact: true }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel('符合的件数').fill('9');
  await drawer.getByLabel('总件数').fill('10');
  await drawer.getByLabel('答复').fill('情况属实，予以剔除');
  await drawer.getByRole('button', { name: '答复', exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });

  // appeals are over by now
  site.putBack(0);
  await desk.goto(site.url + path);
  await press('定稿');
  await desk.getByRole('link', { name: '考核通报' }).click();
  await desk.getByText('预览，尚未印发').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '印发通报' }).click();
  await desk.getByLabel('下步要求').fill('请各社区逐项整改。');
  await desk.getByRole('dialog').getByRole('button', { name: '印发通报' }).click();
  await desk.getByRole('link', { name: '查看 PDF' }).waitFor();

  await clerk.goto(`${site.url}/scores`);
  await clerk.locator('a.card').first().click();
  await clerk.getByText('请各社区逐项整改。').waitFor();
  await clerk.getByText('收到申诉 1 条，采纳 1 条，不采纳 0 条。').waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
});
