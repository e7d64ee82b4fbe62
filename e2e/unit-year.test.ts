import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

it('a unit’s year: its contact tells what it did, the community thanks and looks at its page, the unit reads it on the phone', async () => {
  const said = `全年服务小结${Date.now()}`;
  // the resident of the demo is the contact person of a unit
  const contact = await site.visit('resident', '/enrolment', phone);
  await contact.getByText('我的服务记录').waitFor();
  expect(await violationsOf(contact)).toEqual([]);
  await contact.locator('nav.list a').first().click();
  await contact.getByRole('heading', { name: '服务合计' }).waitFor();
  await contact.getByLabel('标题').fill(said);
  await contact.getByLabel('内容').fill('组织志愿清扫四次，结对看望老人十二户。');
  await contact.getByRole('button', { name: '发布' }).click();
  await contact.getByRole('heading', { name: said }).waitFor();
  const unit = (await contact.getByRole('heading', { level: 1 }).textContent()) ?? '';
  // the community finds the unit in its list, reads and answers
  const clerk = await site.visit('clerk', '/console/enrolment?which=units');
  await clerk.getByRole('link', { name: unit, exact: true }).first().click();
  await clerk.getByText(said).waitFor();
  expect(await violationsOf(clerk)).toEqual([]);
  const told = `共建通报${Date.now()}`;
  await clerk.getByRole('button', { name: '写一条' }).click();
  await clerk.getByLabel('标题').fill(told);
  await clerk.getByLabel('内容').fill('感谢贵单位一年来的支持。');
  await clerk.getByRole('button', { name: '发布' }).click();
  await clerk.getByText(told).first().waitFor();
  await contact.reload();
  await contact.getByRole('heading', { name: told }).waitFor();
});

it('somebody enrols by the code of a community in a minute, and is confirmed at the desk', async () => {
  const clerk = await site.visit('clerk', '/console/enrolment?which=communities');
  await clerk.getByText(/合计 = 各社区之和/).waitFor();
  const answer = await clerk.request.get(`${site.url}/api/enrolment/communities`);
  const { items } = (await answer.json()) as { items: { path: string }[] };
  const path = new URL(items[0]?.path ?? '', site.url).pathname;
  const member = await site.visit('gridworker', path, phone);
  const enrolled = member.getByText('您已在这里报到');
  await member.getByText('向居住地社区报到').waitFor();
  // once more after a retry: the first try has enrolled already
  const name = member.getByLabel('姓名');
  const send = member.getByRole('button', { name: '报到', exact: true });
  await enrolled.or(send).first().waitFor();
  if ((await send.count()) > 0) {
    if ((await name.count()) > 0) await name.fill('网格小杨');
    await member.getByRole('button', { name: '敬老助老' }).click();
    await send.click();
    await member.waitForURL(/\/enrolment$/);
  } else await member.getByRole('link', { name: '我的社区报到' }).click();
  await member
    .getByText(/等待社区确认|已报到/)
    .first()
    .waitFor();
});
