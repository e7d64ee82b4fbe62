import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a rule is changed and its effect on last month’s acts stands on the page before it is saved; one that would take points away shows none', async () => {
  const page = await site.visit('supervisor', '/console/points/rules');
  await page.getByRole('heading', { name: '积分规则', exact: true }).waitFor();
  const effect = page.getByRole('region', { name: '对上月的影响（保存前）' });
  await effect.getByText(/项行为：现行 \d+ 分，改后 \d+ 分/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '修改：志愿服务时长' }).click();
  const points = page.getByRole('spinbutton', { name: '分值' });
  await points.fill('-1');
  await effect.getByText(/「志愿服务时长」会扣分/).waitFor();
  // a value of its own per run: an earlier one may have left its draft
  await points.fill(String(2 + (Date.now() % 90)));
  const isMore = async (): Promise<boolean> => {
    const [, was, is] = /现行 (\d+) 分，改后 (\d+) 分。/.exec((await effect.textContent()) ?? '') ?? [];
    return Number(is) > Number(was);
  };
  await expect.poll(isMore).toBe(true);
  await page.keyboard.press('Escape');
  // only now is it saved, and can be published
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布…' }).waitFor();
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click();
  await expect.poll(() => page.getByRole('button', { name: '放弃草稿' }).count()).toBe(0);
});
