import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a duty is announced at the desk, claimed on the phone, confirmed, taken up and reported; its name is on no public page', async () => {
  const title = `楼道守护岗${Date.now()}`;
  const clerk = await site.visit('clerk', '/console/duties');
  await clerk.getByText('需要人数').first().waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
  await clerk.getByRole('button', { name: '设置岗位' }).click();
  const form = clerk.getByRole('dialog', { name: '设置岗位' });
  await form.getByLabel('岗位名称').fill(title);
  await form.getByLabel('职责（做什么、多久一次）').fill('每周看两次楼道，清走杂物');
  await form.getByRole('combobox', { name: '区域' }).fill('七一');
  await clerk
    .getByRole('treeitem', { name: /七一社区/ })
    .first()
    .click();
  await form.getByRole('button', { name: '设置岗位' }).click();
  await clerk.getByRole('heading', { name: title }).waitFor();
  const dutyId = new URL(clerk.url()).pathname.split('/').at(-1) ?? '';

  const resident = await site.visit('resident', '/take-part', phone);
  await resident.getByRole('article', { name: title }).getByRole('link').click();
  await resident.getByRole('button', { name: '我来认领' }).click();
  await resident.getByText('待确认', { exact: true }).waitFor();

  await clerk.reload();
  await clerk.getByRole('button', { name: '确认', exact: true }).click();
  await clerk.getByText('已确认', { exact: true }).waitFor();

  await resident.reload();
  await resident.getByRole('button', { name: '看过职责和任期，现在上岗' }).click();
  await resident.getByLabel('做了什么（请不要写别人的姓名、住址）').fill('清走了三处杂物');
  await resident.getByLabel('用了多少分钟（可不填）').fill('30');
  await resident.getByRole('button', { name: '提交报告' }).click();
  await resident.getByText('已报告 30 分钟').waitFor();
  expect(await violationsOf(resident)).toEqual([]);

  // whoever is nobody sees that it is taken, and no name
  const open = await (await fetch(`${site.url}/api/duties/${dutyId}`)).json();
  expect(open).toMatchObject({ free: 0, holders: [], own: null });
  // asked once: an end cannot be taken back
  await resident.getByRole('button', { name: '交回岗位' }).click();
  await resident.getByRole('dialog', { name: '交回岗位' }).getByRole('button', { name: '交回岗位' }).click();
  await resident.getByText('已结束', { exact: true }).waitFor();
});
