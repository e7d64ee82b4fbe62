import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const headers = { 'x-linli': '1' };

test('a resident applies for a service on the phone and follows it to the result', async () => {
  const resident = await site.visit('resident', '/', phone);
  await resident.getByRole('link', { name: /办事服务/ }).click();
  await resident.getByRole('searchbox', { name: '查找事项' }).fill('jzqkzm');
  await resident.getByRole('link', { name: /居住情况证明/ }).click();
  await resident.getByRole('heading', { name: '居住情况证明' }).waitFor();
  await resident.getByText('全程网上办理，不用到现场。').waitFor();
  expect(await violationsOf(resident)).toEqual([]);
  await resident.getByRole('link', { name: '马上申请' }).click();

  await resident.getByLabel('姓名').fill('和玉兰');
  await resident.getByRole('button', { name: '选择社区' }).click();
  const picker = resident.getByRole('dialog');
  await picker.getByRole('button', { name: /大研街道/ }).click();
  await picker.getByRole('button', { name: /七一社区/ }).click();
  await picker.getByRole('button', { name: /网格/ }).first().click();
  const asked = resident.getByRole('region', { name: '申请表' });
  await asked.getByRole('button', { name: '子女入学' }).click();
  await asked.getByLabel('居住起始日期').fill('2021-03-01');
  await asked.getByRole('button', { name: '租住' }).click();
  await asked.getByLabel('房东姓名').fill('木秀英');
  for (const material of ['身份证', '居住情况承诺书'])
    await resident
      .getByRole('region', { name: material, exact: true })
      .locator('input[type=file]')
      .last()
      .setInputFiles(await testPhoto());
  for (const material of ['身份证', '居住情况承诺书'])
    await resident.getByRole('region', { name: material, exact: true }).locator('img').first().waitFor();
  await resident.getByRole('button', { name: '提交申请' }).click();
  await resident.getByRole('heading', { name: '我的办件' }).or(resident.getByRole('alert')).first().waitFor();
  expect(await resident.getByRole('alert').allTextContents()).toEqual([]);
  const mine = resident.getByRole('link', { name: /居住情况证明/ }).first();
  await mine.getByText('待受理').waitFor();

  const read = await resident.request.get(`${site.url}/api/my/service-applications`);
  const { items } = (await read.json()) as { items: { id: string }[] };
  const id = items[0]?.id ?? '';
  const worker = await site.visit('gridworker', '/', phone);
  const step = async (page: typeof worker, body: object): Promise<void> => {
    const answer = await page.request.post(`${site.url}/api/service-applications/${id}/steps`, {
      headers,
      data: { id: crypto.randomUUID(), ...body },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await step(worker, { step: 'accept' });
  await step(worker, { step: 'decide', granted: true, text: '情况属实，予以出具' });

  // the window hands it out at the desk
  const desk = await site.visit('clerk', `/console/services/${id}`);
  await desk.getByText('木秀英').waitFor();
  await desk.getByRole('button', { name: '送达' }).click();
  const form = desk.getByRole('dialog', { name: '送达' });
  await form.getByLabel('领取人').fill('和玉兰');
  await form.getByRole('button', { name: '送达' }).click();
  await desk.getByText('已送达').first().waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  await resident.reload();
  await mine.click();
  await resident.getByText('结果已送达').waitFor();
  await resident.getByText('情况属实，予以出具').first().waitFor();
});

test('the form of an item is designed from its row of the catalogue, tried out and published, and asked on the phone', async () => {
  const page = await site.visit('supervisor', '/console/services/forms');
  await page.getByRole('link', { name: '高龄津贴申领' }).waitFor();
  const { items } = (await (await page.request.get(`${site.url}/api/services`)).json()) as { items: { id: string; name: string }[] };
  const item = items.find(({ name }) => name === '亲属关系证明');
  await page.goto(`${site.url}/console/registers/service_items?row=${item?.id}`);
  await page.getByRole('dialog').getByRole('link', { name: '申请表' }).click();
  await page.getByText('亲属关系证明').first().waitFor();
  await page.getByRole('button', { name: '添加问题' }).click();
  await page.getByLabel('题目（中文）').fill('证明给谁看');
  await page.getByLabel('选项 1（中文）').fill('银行');
  await page.getByLabel('选项 2（中文）').fill('学校');
  await page.getByRole('region', { name: '预览' }).getByText('证明给谁看').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '发布…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('证明给谁看').first().waitFor();
  await dialog.getByLabel('修改理由').fill('出具前要写明用途');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('生效中').waitFor();
  await page.getByRole('link', { name: '事项申请表' }).last().click();
  await page.getByLabel('事项名称、编码、拼音').fill('qsgxzm');
  await page.getByText('1 个问题 · 第 1 版').waitFor();
  expect(await violationsOf(page)).toEqual([]);

  const resident = await site.visit('resident', `/services/${item?.id}/apply`, phone);
  await resident.getByRole('region', { name: '申请表' }).getByText('证明给谁看').waitFor();
});
