import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('questions are designed with a branch, tried out and published', async () => {
  const page = await site.visit('supervisor', '/console/questions');
  await page.getByLabel('事项类别').click();
  await page.getByTitle('市容环卫').click();
  const add = page.getByRole('button', { name: '添加问题' });
  await add.click();
  await page.getByLabel('题目（中文）').fill('垃圾堆在哪里');
  await page.getByLabel('选项 1（中文）').fill('路边');
  await page.getByLabel('选项 2（中文）').fill('小区内');
  await page.getByRole('switch', { name: '必填', exact: true }).click();
  await add.click();
  await page.getByLabel('题目（中文）').fill('小区叫什么名字');
  await page.getByLabel('题型').click();
  await page.getByTitle('一行文字').click();
  await page.getByRole('switch', { name: '必填', exact: true }).click();
  await page.getByLabel('条件：哪个问题').click();
  await page.getByTitle('垃圾堆在哪里').last().click();
  await page.getByLabel('其中之一').click();
  await page.getByTitle('小区内').last().click();
  await page.keyboard.press('Escape');
  // a question too many, and back
  await page.getByRole('button', { name: '复制“小区叫什么名字”' }).click();
  await expect.poll(() => page.locator('.designer-card').count()).toBe(3);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => page.locator('.designer-card').count()).toBe(2);

  const preview = page.getByRole('region', { name: '预览' });
  await expect.poll(() => preview.getByText('小区叫什么名字').count()).toBe(0);
  await preview.getByText('小区内').click();
  await preview.getByText('小区叫什么名字').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('发布理由').fill('派给环卫前要先知道在哪里');
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByText('已发布').first().waitFor();
  await page.getByText('已有补充问题，修改后').waitFor();
});

it('a resident answers them on the phone, without a network too, and staff read the answers', async () => {
  const story = '玉河走廊旁的垃圾桶满了好几天';
  const page = await site.visit('resident', '/report', phone);
  await page.getByLabel('是什么问题').fill(story);
  await page.getByLabel(/具体位置/).fill('七一社区');
  await page.getByRole('button', { name: '市容环卫' }).click();
  const extra = page.getByRole('region', { name: '补充信息' });
  await extra.getByRole('button', { name: '小区内' }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  // the same verdict as on the server, named by the question, before anything is sent
  await page.getByText('“小区叫什么名字”：这一项必填，请填写。').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await extra.getByLabel('小区叫什么名字').fill('玉河花园');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/outbox/);
  await page.context().setOffline(false);
  const mine = async (): Promise<{ id: string; title: string }[]> =>
    ((await (await page.request.get(`${site.url}/api/my/cases`)).json()) as { items: { id: string; title: string }[] }).items;
  await expect.poll(async () => (await mine()).map(({ title }) => title), { timeout: 30_000 }).toContain(story);
  const { id } = (await mine())[0] ?? { id: '' };
  await page.goto(`${site.url}/cases/${id}`);
  await page.getByText('玉河花园').waitFor();

  const desk = await site.visit('supervisor', `/console/cases/${id}`);
  await desk.getByText('小区叫什么名字').waitFor();
  await desk.getByText('玉河花园').waitFor();
});
