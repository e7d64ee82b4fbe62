import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a merchant joins a circle, pledges and hangs out its sign; a consumer scans it and complains beside the pledge', async () => {
  const desk = await site.visit('clerk', '/console/circles');
  await desk.getByRole('combobox', { name: '商圈范围' }).click();
  await desk.getByText(/四方街商圈（/).click();
  await desk.getByRole('button', { name: '添加商户' }).click();
  const name = `河畔面馆${Date.now()}`;
  await desk.getByRole('textbox', { name: '店名' }).fill(name);
  await desk.getByLabel('业态').fill('餐饮');
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('link', { name }).click();
  await desk.getByRole('button', { name: '登记或续期承诺' }).click();
  await desk.getByLabel('承诺内容').fill('七日内凭小票退换');
  await desk.getByLabel('有效期至').fill('2030-12-31');
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('七日内凭小票退换').waitFor();
  const sign = (await desk.getByRole('link', { name: '公示牌' }).getAttribute('href')) ?? '';

  const consumer = await site.visit('resident', sign, phone);
  await consumer.getByText('七日内凭小票退换').waitFor();
  await consumer
    .getByText(/不足 3 件/)
    .first()
    .waitFor();
  expect(await violationsOf(consumer)).toEqual([]);
  await consumer.getByRole('button', { name: '我要投诉' }).click();
  await consumer.getByLabel('发生了什么').fill('买的面条有异物，店里不肯退');
  await consumer.getByRole('button', { name: '提交投诉' }).click();
  await consumer.getByRole('link', { name: '查看进度' }).click();
  await consumer.getByText('买的面条有异物，店里不肯退').first().waitFor();
});
