import { afterAll, beforeAll, expect, it } from 'vitest';
import { fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a disclosure is published, objected to on the phone, answered by another, and taken to the level above', async () => {
  const title = `东门停车位调整${Date.now()}`;
  const clerk = await site.visit('clerk', '/console/disclosures');
  await clerk.getByRole('button', { name: '发布公示' }).click();
  const form = clerk.getByRole('dialog', { name: '发布公示' });
  await form.getByLabel('标题').fill(title);
  await form.getByLabel('正文（每行一段）').fill('经楼长张三丰等商议，东门停车位由斜列改为直列。\n有事请打 13912345678。');
  await form.getByLabel('文中居民姓名（可不填）').fill('张三丰');
  await form.getByRole('combobox', { name: '区域' }).fill('七一');
  await clerk
    .getByRole('treeitem', { name: /七一社区/ })
    .first()
    .click();
  // numbers of people are refused until they are masked
  await form.getByRole('button', { name: '发布公示' }).click();
  await form.getByText(/文中有个人号码：139\*\*\*\*5678/).waitFor();
  await form.getByLabel('遮盖正文中的手机号、身份证号和银行卡号').check();
  await form.getByRole('button', { name: '发布公示' }).click();
  await clerk.getByRole('heading', { name: title }).waitFor();
  await clerk.getByText('经楼长张**等商议').waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
  const resident = await site.visit('resident', '/deciding', phone);
  await resident.getByText(title).click();
  await resident.getByText('有事请打 139****5678。').waitFor();
  await resident.getByRole('button', { name: '提出异议' }).click();
  await resident.getByLabel('请说明').fill('东门没有开过会');
  await resident.getByRole('button', { name: '提交异议' }).click();
  await resident.getByText('待答复，最迟').waitFor();
  expect(await violationsOf(resident)).toEqual([]);
  await fits(resident, 'notice');

  // whoever published it cannot answer
  await clerk.reload();
  await clerk.getByText('东门没有开过会').waitFor();
  await expect.poll(() => clerk.getByRole('button', { name: '答复' }).count()).toBe(0);
  const street = await site.visit('dispatcher', `/console/disclosures?objections=open`);
  await street.getByRole('link', { name: title }).click();
  await street.getByRole('button', { name: '答复' }).click();
  await street.getByLabel('答复（会公开）').fill('本月三日已在东门岗亭召开，有签到和照片。');
  await street.getByRole('button', { name: '保存' }).click();
  await street.getByText(/本月三日已在东门岗亭召开/).waitFor();

  await resident.reload();
  await resident.getByText('本月三日已在东门岗亭召开，有签到和照片。').waitFor();
  await resident.getByRole('button', { name: '提请上级调查' }).click();
  await resident.getByLabel('为什么（一两句话）').fill('照片不是当天的');
  await resident.getByRole('dialog').getByRole('button', { name: '提请上级调查' }).click();
  await resident.getByText('上级调查中').waitFor();
});

it('what is up is amended and ended early with reasons, and everybody reads both versions', async () => {
  const clerk = await site.visit('clerk', '/console/disclosures?state=open');
  await clerk.getByRole('link', { name: '老旧小区外墙改造进展（第三周）' }).click();
  const open = (await clerk.getByRole('link', { name: '公开页' }).getAttribute('href')) ?? '';
  await clerk.getByRole('button', { name: '更正' }).click();
  await clerk.getByLabel('正文（每行一段）').fill('一至六栋已拆除破损保温层。');
  await clerk.getByLabel('更正原因').fill('楼栋数有误');
  await clerk.getByRole('button', { name: '保存' }).click();
  await clerk.getByText(/更正原因：楼栋数有误/).waitFor();
  await clerk.getByRole('button', { name: '提前结束' }).click();
  await clerk.getByLabel('提前结束的原因').fill('改为整体规划');
  await clerk.getByRole('button', { name: '保存' }).click();
  await clerk.getByText(/原因：改为整体规划/).waitFor();

  const anybody = await site.visit(null, open, phone);
  await anybody.getByText('提前结束的原因：改为整体规划').waitFor();
  await anybody.getByText(/原因：楼栋数有误/).click();
  await anybody.getByText(/一至四栋已拆除破损保温层/).waitFor();
  expect(await violationsOf(anybody)).toEqual([]);
});

it('a screen shows what is up, slide after slide, and goes on with what it last had when the network is gone', async () => {
  const list = await (await fetch(`${site.url}/api/open/notices?limit=1`)).json();
  const screen = await site.visit(null, `/open/screen/${list.items[0].area.code}`);
  await screen.locator('.notice-screen h1').waitFor();
  expect(await violationsOf(screen)).toEqual([]);
  await fits(screen, 'screen');
  // the line goes and comes back: the screen says so at once, and nothing that is meant for a phone
  await screen.context().setOffline(true);
  await screen.getByText(/没有网络，显示的是/).waitFor();
  await screen.locator('.strip').waitFor({ state: 'hidden' });
  await screen.context().setOffline(false);
  await screen.getByText(/没有网络，显示的是/).waitFor({ state: 'hidden' });
  await screen.route('**/api/open/notice-screens/**', (route) => route.abort());
  await screen.reload();
  await screen.locator('.notice-screen h1').waitFor();
  await screen.getByText(/没有网络，显示的是/).waitFor();
});
