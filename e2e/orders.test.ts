import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a wish is made on the phone, listed by the community, taken on by a neighbour, done, and rated by whoever made it', async () => {
  const wish = `想要一副象棋 ${Date.now()}`;
  const words = `想要一副象棋，常在树下下棋 ${Date.now()}`;
  const asker = await site.visit('resident', '/wishes', phone);
  await asker.getByRole('button', { name: '我要许愿' }).click();
  await asker.getByLabel('要什么帮助').fill(wish);
  await asker.getByRole('button', { name: '选择社区' }).click();
  await asker.getByRole('button', { name: '大研街道' }).click();
  await asker.getByRole('button', { name: /^七一社区/ }).click();
  await asker.getByRole('button', { name: /就选/ }).click();
  await asker.getByText('我同意社区改写后公布').click();
  expect(await violationsOf(asker)).toEqual([]);
  await asker.getByRole('button', { name: '提交' }).click();
  await asker.getByRole('link', { name: wish }).waitFor();

  const desk = await site.visit('clerk', '/console/orders?stand=check&what=wish');
  await desk
    .getByRole('row', { name: wish })
    .getByRole('button', { name: /核实发布/ })
    .click();
  await desk.getByLabel('公布的文字').fill(words);
  await desk.getByLabel('化名').fill('青稞');
  await desk.getByText('已征得本人同意公布，且不收费').click();
  await desk.getByRole('button', { name: '发布', exact: true }).click();
  await desk.getByRole('row', { name: wish }).waitFor({ state: 'detached' });
  expect(await violationsOf(desk)).toEqual([]);

  const taker = await site.visit('gridworker', '/wishes', phone);
  await taker.getByRole('button', { name: `我来认领：${words}` }).click();
  await taker.getByRole('button', { name: '我来认领', exact: true }).last().click();
  const card = taker.getByRole('article', { name: words });
  await card.getByRole('button', { name: '看联系方式' }).click();
  await card.getByText(wish).waitFor();
  expect(await violationsOf(taker)).toEqual([]);
  await card.getByRole('button', { name: '办完了' }).click();
  await taker.getByLabel('做了什么').fill('象棋已经送到，陪老人下了一盘');
  await taker.getByRole('button', { name: '提交' }).click();
  await card.getByText('已办完').waitFor();

  await asker.goto(`${site.url}/my-orders`);
  await asker.getByRole('link', { name: wish }).click();
  await asker.getByRole('button', { name: '去评价' }).first().click();
  const sheet = asker.getByRole('dialog');
  for (const yes of ['答复了', '解决了', '满意']) await sheet.getByText(yes, { exact: true }).click();
  await sheet.getByRole('button', { name: '提交评价' }).click();
  await sheet.waitFor({ state: 'hidden' });
  // content closes it, by the relay
  const over = `${site.url}/api/orders?stand=over&what=wish&limit=30`;
  await expect.poll(async () => (await desk.request.get(over)).text(), { timeout: 30_000 }).toContain(wish);
  await desk.goto(`${site.url}/console/orders?stand=over&what=wish`);
  await desk.getByRole('row', { name: wish }).waitFor();
});
