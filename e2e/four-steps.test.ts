import { afterAll, beforeAll, expect, it } from 'vitest';
import { stored } from './field.ts';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a proposal is drafted, discussed, changed at the wish of a resident; residents evaluate what was done; all of it stays to be read', async () => {
  const title = `在小花园加装休息椅 ${Date.now()}`;
  const clerk = await site.visit('clerk', '/console/proposals');
  await clerk.getByRole('button', { name: '起草议题' }).click();
  const form = clerk.getByRole('dialog', { name: '起草议题' });
  await form.getByLabel('议题名称').fill(title);
  await form.getByRole('combobox', { name: '区域' }).fill('七一');
  await clerk
    .getByRole('treeitem', { name: /七一社区/ })
    .first()
    .click();
  await form.getByLabel('议题全文（每行一段）').fill('在小花园加装休息椅六把。\n费用三千元，从公共收益中支出。');
  await form.getByRole('button', { name: '起草议题' }).click();
  await clerk.getByRole('heading', { name: title }).waitFor();
  const proposalId = new URL(clerk.url()).pathname.split('/').at(-1) ?? '';
  const begin = async (step: string): Promise<void> => {
    await clerk.getByRole('button', { name: '启动下一步' }).click();
    await clerk
      .getByRole('dialog', { name: `启动“${step}”` })
      .getByRole('button', { name: '启动下一步' })
      .click();
  };
  await begin('支部提议');
  await clerk.getByRole('button', { name: '结束这一步' }).click();
  const end = clerk.getByRole('dialog', { name: '结束“支部提议”' });
  await end.getByLabel('这一步的结果').fill('支委会同意提出');
  await end.getByRole('button', { name: '结束这一步' }).click();
  await clerk.getByRole('button', { name: '启动下一步' }).waitFor();
  await begin('多方商议');
  await clerk.getByRole('button', { name: '延长期限' }).waitFor();
  expect(await violationsOf(clerk)).toEqual([]);

  const resident = await site.visit('resident', `/proposals/${proposalId}`, phone);
  const words = resident.getByRole('form', { name: '说说您的意见' }).locator('textarea');
  const kept = async (): Promise<number> => (await stored(resident, 'acts')).length;
  await words.fill('椅子要有靠背，老人坐着稳');
  await expect.poll(kept).toBe(1);
  await resident.reload();
  await expect.poll(() => words.inputValue()).toBe('椅子要有靠背，老人坐着稳');
  await resident.getByRole('button', { name: '提交意见' }).click();
  await resident.getByText('椅子要有靠背，老人坐着稳').waitFor();
  // what was sent is forgotten
  await expect.poll(kept).toBe(0);
  await expect.poll(() => words.inputValue()).toBe('');
  await resident.getByRole('button', { name: '对第 2 段提修改建议' }).click();
  await resident.getByLabel('改成（全部删去表示不要这一段）').fill('费用三千元，从公共收益中支出，收支公布。');
  await resident.getByLabel('为什么这样改').fill('钱花在哪里大家要看得见');
  await resident.getByRole('button', { name: '提交修改建议' }).click();
  await resident.getByText('待答复', { exact: true }).waitFor();
  expect(await violationsOf(resident)).toEqual([]);

  await clerk.reload();
  await clerk.getByRole('button', { name: '答复建议' }).click();
  const answer = clerk.getByRole('dialog', { name: '答复建议' });
  await answer.getByLabel('答复内容').fill('说得对，加上了');
  await answer.getByRole('button', { name: '答复建议' }).click();
  await clerk.getByRole('heading', { name: '文本（第 2 版）' }).waitFor();
  await clerk.getByRole('columnheader', { name: '第 1 版' }).waitFor();

  // what was decided and done is evaluated: one of the demo, whose residents are asked now
  const evaluated = await site.visit('resident', '/proposals/all', phone);
  await evaluated.getByRole('link', { name: /楼道灯改为声控灯/ }).click();
  await evaluated.getByText('8 人参加评议').waitFor();
  await evaluated.getByLabel('满意', { exact: true }).check();
  await evaluated.getByLabel('都落实了').check();
  await evaluated.getByRole('button', { name: '提交评议' }).click();
  await evaluated.getByText('9 人参加评议').waitFor();
  expect(await violationsOf(evaluated)).toEqual([]);

  await resident.goto(`${site.url}/proposals/${proposalId}/history`);
  await resident.getByText('采纳修改建议，成为第 2 版').waitFor();
  await resident.getByText('钱花在哪里大家要看得见').waitFor();
  expect(await violationsOf(resident)).toEqual([]);
});
