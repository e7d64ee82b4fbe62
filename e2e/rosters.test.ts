import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a roster with a swap: made and filled at the desk, asked for on the phone, accepted by the colleague', async () => {
  const desk = await site.visit('dispatcher', '/console/rosters');
  await desk.getByRole('button', { name: '新建值班表' }).click();
  const form = desk.getByRole('dialog', { name: '新建值班表' });
  await form.getByLabel('名称', { exact: true }).fill('防汛值班表');
  await form.getByRole('combobox', { name: '值班区域' }).fill('七一');
  await desk
    .getByRole('treeitem', { name: /七一社区/ })
    .first()
    .click();
  await form.getByLabel('班次名称').fill('防汛值守');
  await form.getByLabel('开始', { exact: true }).fill('06:00');
  await form.getByLabel('结束', { exact: true }).fill('08:00');
  await form.getByRole('button', { name: '保存' }).click();

  // nobody covers it yet, and the page says so
  await desk.getByRole('heading', { name: '防汛值班表' }).waitFor();
  await desk.getByText('值班有空缺，请尽快安排').waitFor();
  await desk.getByRole('button', { name: '更多' }).click();
  await desk.getByRole('menuitem', { name: '修改值班表' }).click();
  const change = desk.getByRole('dialog', { name: '修改值班表' });
  const names = await Promise.all(
    (['clerk', 'gridworker'] as const).map(async (who) => {
      const page = await site.visit(who, '/', phone);
      return (await (await page.request.get(`${site.url}/api/me`)).json()).account.name as string;
    }),
  );
  for (const name of names) {
    await change.getByRole('combobox', { name: '轮值人员（按先后）' }).fill(name);
    await desk.getByTitle(name, { exact: true }).click();
  }
  await desk.keyboard.press('Escape');
  await change.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已保存').waitFor();
  await desk.getByRole('button', { name: '按轮值排班' }).click();
  const fill = desk.getByRole('dialog', { name: '按轮值排班' });
  // before six in the morning today's shift is still to come
  const dayIn = (days: number): string => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
  await fill.getByLabel('从', { exact: true }).fill(dayIn(0));
  await fill.getByLabel('到', { exact: true }).fill(dayIn(20));
  await fill.getByRole('button', { name: '按轮值排班' }).click();
  await desk.getByText(/已排 \d+ 个班次/).waitFor();
  await expect.poll(() => desk.getByText('值班有空缺，请尽快安排').count()).toBe(0);

  // the grid worker asks the clerk to stand in, from the phone
  const worker = await site.visit('gridworker', '/rosters', phone);
  const line = worker.getByText('防汛值班表 · 防汛值守').first().locator('..').locator('..');
  await line.getByRole('button', { name: /^换班/ }).click();
  const ask = worker.getByRole('dialog');
  await ask.getByLabel('请谁换班').selectOption({ label: names[0] ?? '' });
  await ask.getByLabel('原因（可不填）').fill('当天要送孩子');
  expect(await violationsOf(worker)).toEqual([]);
  await ask.getByRole('button', { name: '发出请求' }).click();
  await worker.getByText('换班待答复').first().waitFor();

  // the clerk finds it on the workbench and accepts
  const clerk = await site.visit('clerk', '/console/');
  await clerk.getByText('答复换班').first().waitFor();
  await clerk.goto(`${site.url}/console/rosters`);
  const swap = clerk.getByRole('listitem').filter({ hasText: '当天要送孩子' });
  await swap.getByRole('button', { name: '同意', exact: true }).click();
  await clerk.getByText('换班已生效').waitFor();
  await expect.poll(() => swap.count()).toBe(0);
  await worker.goto(`${site.url}/notices`);
  await worker.getByText('换班已生效').first().waitFor();
});
