import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a covenant in force is revised: what punishes is told, residents are asked article by article and see what changes', async () => {
  const clerk = await site.visit('clerk', '/console/covenants?view=review');
  await clerk.getByRole('link', { name: /七一社区.*居民公约/ }).click();
  await clerk.getByRole('button', { name: '启动修订' }).click();
  const why = clerk.getByRole('dialog', { name: '启动修订' });
  await why.getByLabel('为什么修订').fill('加上电梯里的约定');
  await why.getByRole('button', { name: '启动修订' }).click();
  await clerk.getByRole('button', { name: '修改条文' }).click();
  const second = clerk.getByLabel('第 2 条 内容');
  const words = await second.inputValue();
  await second.fill('乱扔垃圾的，罚款五十元。');
  await clerk.getByText(/强制处罚的内容：罚款/).waitFor();
  await second.fill(`${words}乘电梯先下后上。`);
  expect(await violationsOf(clerk)).toEqual([]);
  await clerk.getByRole('button', { name: '保存草案' }).click();
  await clerk.getByRole('columnheader', { name: '第 2 版' }).waitFor();
  await clerk.getByText('乘电梯先下后上。').first().waitFor();
  await clerk.getByRole('button', { name: '征求意见' }).click();
  const asking = clerk.getByRole('dialog', { name: '征求意见' });
  await asking.getByRole('button', { name: '征求意见' }).click();
  await clerk
    .getByText(/第 2 版：征求意见/)
    .first()
    .waitFor();
  const covenantId = new URL(clerk.url()).pathname.split('/').at(-1) ?? '';

  const resident = await site.visit('resident', `/covenants/${covenantId}`, phone);
  await resident.getByText('有改动').waitFor();
  await resident.getByRole('button', { name: '说说这一条：第 2 条' }).click();
  const say = resident.getByRole('form', { name: '说说这一条：第 2 条' });
  await say.getByRole('textbox').fill('轮椅先走');
  await say.getByRole('button', { name: '提交意见' }).click();
  await resident.getByText('轮椅先走').waitFor();
  expect(await violationsOf(resident)).toEqual([]);

  await clerk.reload();
  await clerk.getByText('轮椅先走').waitFor();
  await clerk.getByRole('button', { name: '答复', exact: true }).first().click();
  const reply = clerk.getByRole('dialog', { name: '答复' });
  await reply.getByLabel('答复内容').fill('写进去了');
  await reply.getByRole('button', { name: '答复', exact: true }).click();
  await clerk.getByText('答复：写进去了').waitFor();
  expect(await violationsOf(clerk)).toEqual([]);

  // whoever is nobody reads what holds, and is named by nobody
  const nobody = await site.visit(null, '/open/covenants', phone);
  await nobody
    .getByRole('link', { name: /养犬公约/ })
    .first()
    .waitFor();
  expect(await violationsOf(nobody)).toEqual([]);
});
