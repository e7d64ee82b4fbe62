import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a resident votes in secret on the phone and keeps the receipt; the desk settles papers, closes and counts; the receipt finds the ballot', async () => {
  const voter = await site.visit('resident', '/my-votes', phone);
  await voter.getByText('玉河边小游园选址').click();
  await voter.getByRole('button', { name: '玉河边旧车棚' }).click();
  await voter.getByRole('button', { name: '东门空地' }).click();
  await voter.getByRole('button', { name: '小学对面' }).click();
  await voter.getByText('请先点已选的取消').waitFor();
  expect(await violationsOf(voter)).toEqual([]);
  if (process.env['SHOTS']) await voter.screenshot({ path: '/tmp/votes-ballot.png', fullPage: true });
  await voter.getByRole('button', { name: '核对并提交' }).click();
  // the line breaks while it is sent, twice, and the page is closed: it counts once, and the receipt comes
  let lost = 0;
  await voter.route('**/api/my-votes/*/ballots', async (route) => {
    if (lost++ > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await voter.getByRole('button', { name: '确认投票' }).click();
  await voter.getByText('上次提交没有收到回音').waitFor();
  await voter.getByRole('button', { name: '再试一次' }).waitFor();
  await voter.reload();
  const receipt = (await voter.getByRole('status', { name: '投票成功' }).locator('.big').textContent()) ?? '';
  expect(receipt.replaceAll(' ', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  if (process.env['SHOTS']) await voter.screenshot({ path: '/tmp/votes-receipt.png', fullPage: true });
  await voter.getByRole('button', { name: '我已抄下' }).click();
  // who has voted is not asked anew
  await voter.getByText(/已投（手机）/).waitFor();
  await voter.getByRole('button', { name: '改票' }).waitFor();
  await expect.poll(() => voter.getByRole('button', { name: '东门空地' }).count()).toBe(0);

  const desk = await site.visit('clerk', '/console/votes');
  await desk.getByRole('link', { name: '玉河边小游园选址' }).click();
  await desk.getByText('已投 34 /').first().waitFor();
  await desk.getByRole('button', { name: '提前结束并计票' }).click();
  await desk.getByLabel('理由').fill('全部居民已通知，提前结束');
  await desk.getByRole('button', { name: '确认' }).click();
  await desk.getByText('通过', { exact: true }).first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  if (process.env['SHOTS']) await desk.screenshot({ path: '/tmp/votes-desk.png', fullPage: true });
  const address = (await desk.getByRole('link', { name: '公示页' }).getAttribute('href')) ?? '';

  const anybody = await site.visit(null, address, phone);
  await anybody.getByLabel('16 位回执码').fill(receipt);
  await anybody.getByRole('button', { name: '查找' }).click();
  await anybody
    .getByText(/东门空地、玉河边旧车棚|玉河边旧车棚、东门空地/)
    .first()
    .waitFor();
  expect(await violationsOf(anybody)).toEqual([]);
  if (process.env['SHOTS']) await anybody.screenshot({ path: '/tmp/votes-open.png', fullPage: true });

  // papers: a third reads what two read differently
  await desk.goto(`${site.url}/console/votes`);
  await desk.getByRole('link', { name: '电动车棚夜间断电时间' }).click();
  await desk.getByText('两次不一致').waitFor();
  // of a pile: whose it is, a digit, Ctrl+Enter, and the next, in a drawer that stays
  await desk.getByRole('button', { name: '录入一张票' }).click();
  const pile = desk.getByRole('dialog', { name: '录入一张票' });
  for (const [n, room] of ['2-2-101', '2-2-102'].entries()) {
    await pile.getByRole('combobox', { name: '哪一户' }).fill(room);
    await desk.locator('.ant-select-item-option', { hasText: room.replace(/^(\d+)-(\d+)-/, '$1幢$2单元') }).click();
    await expect
      .poll(() =>
        pile
          .getByRole('radio', { name: /同意/ })
          .first()
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true);
    await desk.keyboard.press('2');
    await desk.keyboard.press('Control+Enter');
    await pile.getByText(`已录 ${n + 1} 张`).waitFor();
  }
  if (process.env['SHOTS']) await desk.screenshot({ path: '/tmp/votes-papers.png', fullPage: true });
});
