import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a resident who begins to ask is shown the answer and finds it useful; the street sees that it helped', async () => {
  const resident = await site.visit('resident', '/report', phone);
  await resident.getByLabel('是什么问题').fill('我从外地来这里租房，想问居住证怎么办理？');
  const perhaps = resident.getByRole('region', { name: '也许这里就有答案' });
  await perhaps.getByText('居住证怎么办理', { exact: true }).click();
  await perhaps.getByText('带身份证、近期照片').waitFor();
  await perhaps.getByRole('button', { name: '有用', exact: true }).click();
  await perhaps.getByText('谢谢您的反馈').waitFor();

  await resident.goto(`${site.url}/answers`);
  await resident.getByLabel('输入问题或关键词').fill('weixiuzijin');
  await resident.getByRole('button', { name: '查找' }).click();
  await resident.getByText('物业专项维修资金怎么使用').click();
  await resident.getByRole('heading', { name: '办理步骤' }).waitFor();

  const desk = await site.visit('dispatcher', '/console/knowledge/use');
  const row = desk.getByRole('row').filter({ hasText: '居住证怎么办理' });
  await row.waitFor();
  await desk.getByRole('link', { name: '居住证怎么办理' }).click();
  await desk.getByRole('dialog').getByText('居住证暂行条例').waitFor();
});

test('a project paid from a service fund is refused where its use is barred, and kept where it is not', async () => {
  const page = await site.visit('clerk', '/console/registers/funds');
  await page
    .getByText(/服务群众专项经费/)
    .first()
    .waitFor();
  const { items } = await (await page.request.get(`${site.url}/api/registers/funds/rows?limit=20`)).json();
  const fund = items.find(({ state }: { state: string }) => state === 'running');
  const enter = async (title: string, use: string) =>
    (
      await page.request.post(`${site.url}/api/registers/fund_spending/rows`, {
        headers: { 'x-linli': '1', origin: site.url, 'accept-language': 'zh-CN' },
        data: {
          id: crypto.randomUUID(),
          values: { title, fund: fund.id, area: fund.values.area, use, form: 'goods', amount: 300_000, raised_by: 'residents' },
        },
      })
    ).json();
  expect((await enter('办公桌椅', 'office')).error.message).toBe('这项用途在负面清单内，不能使用服务经费');
  await enter('便民长椅更新', 'repair');
  await page.goto(`${site.url}/console/registers/fund_spending`);
  await page.getByText('便民长椅更新').first().waitFor();
});
