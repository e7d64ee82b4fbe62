import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a district asks its communities: what is known is taken, a community checks and hands in, and the sums climb while the district watches', async () => {
  const desk = await site.visit('supervisor', '/console/collections?which=tasks');
  await desk.getByRole('button', { name: '新建采集任务' }).click();
  await desk.getByLabel('任务名称').fill('一季度走访情况');
  await desk.getByLabel('截止日期').fill('2099-01-10');
  await desk.getByRole('button', { name: '开始设计' }).click();
  await desk.getByRole('heading', { name: '一季度走访情况' }).waitFor();
  await desk.getByLabel('依据类型').click();
  await desk.getByTitle('文件文号').click();
  await desk.getByLabel('依据名称、文号或条款').fill('古办发〔2026〕5号');
  await desk.getByLabel('层级').click();
  await desk.getByTitle('每个社区').click();
  await desk.getByRole('button', { name: '粘贴表头' }).click();
  await desk.getByLabel('粘贴表头').last().fill('两新组织数（家）\n职工人数（人）\n走访商户次数（次）');
  await desk.getByRole('button', { name: '加入' }).click();
  await desk.getByText('3 栏中有 2 栏已有数据').waitFor();
  await desk.getByRole('button', { name: '全部引用' }).click();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.getByRole('button', { name: '下发', exact: true }).click();
  await desk.getByText(/将向 \d+ 个对象各下发一张表/).waitFor();
  await desk.getByText('共 3 栏，其中 1 栏需手工填写。').waitFor();
  // two of three were asked three days ago: that has to be said
  await desk.getByText(/近期已下发《两新组织党建工作季度报表》/).waitFor();
  await desk.getByLabel('再次采集的理由').fill('按月走访口径不同');
  await desk.getByRole('button', { name: /下发给 \d+ 个对象/ }).click();
  await desk
    .getByText(/^0 \/ \d+ 已提交$/)
    .first()
    .waitFor();

  const clerk = await site.visit('clerk', '/console/collections');
  await clerk.getByRole('link', { name: '一季度走访情况' }).click();
  await clerk.getByText('共 3 栏，已自动带出 2 栏').waitFor();
  await clerk.getByText('《两新组织台账》中符合条件的记录合计').waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
  await clerk.getByLabel('走访商户次数').fill('7');
  await clerk.getByLabel('填报用时（分钟）').fill('3');
  await clerk.getByRole('button', { name: '核对无误，提交' }).click();
  await clerk.getByText('手工填写').waitFor();

  // the district's page was not touched
  await desk
    .getByText(/^1 \/ \d+ 已提交$/)
    .first()
    .waitFor();
});

it('a community fills in on the phone', async () => {
  const page = await site.visit('clerk', '/collections', phone);
  await page.getByRole('link', { name: /两新组织党建工作季度报表/ }).click();
  await page.getByText('共 8 栏，已自动带出 6 栏').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('本季度走访组织次数（次）').fill('4');
  await page.getByLabel('开展政策宣讲场次（场）').fill('1');
  await page.getByRole('button', { name: '核对无误，提交' }).click();
  await page.getByText('已提交').first().waitFor();
});
