import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a person asks for their data and for erasure: the supervisor decides, the copy is downloaded, the account is gone', async () => {
  const mobile = await site.visit('r0007', '/my-data', phone);
  await mobile.getByRole('button', { name: '申请副本' }).click();
  await mobile.getByText(/待办理，.*前答复/).waitFor();
  expect(await violationsOf(mobile)).toEqual([]);

  const desk = await site.visit('supervisor', '/console/persons/requests', desktop);
  const decide = async (whose: RegExp, reason: string) => {
    await desk.getByRole('row', { name: whose }).getByRole('button', { name: '办理' }).click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByLabel('理由（申请人可见）').fill(reason);
    expect(await violationsOf(desk)).toEqual([]);
    await drawer.getByRole('button', { name: '确定' }).click();
    await drawer.waitFor({ state: 'detached' });
  };
  const name = (await (await mobile.request.get(`${site.url}/api/me`)).json()).account.name as string;
  await decide(new RegExp(name), '已核对身份证');

  await mobile.reload();
  const fetching = mobile.waitForEvent('download');
  await mobile.getByRole('link', { name: '下载副本（表格文件）' }).click();
  expect(
    readFileSync(await (await fetching).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  mobile.once('dialog', (dialog) => void dialog.accept());
  await mobile.getByRole('button', { name: '申请删除' }).click();
  await mobile.getByText('申请已提交，30 天内答复。').waitFor();
  await desk.reload();
  await desk
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('button', { name: '办理' })
    .click();
  await desk.getByText('已删除：账号').waitFor();
  await desk.getByRole('dialog').getByLabel('理由（申请人可见）').fill('已核对身份证');
  await desk.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await desk.getByText('没有待办理的申请').or(desk.getByRole('row').first()).first().waitFor();
  await expect.poll(async () => (await mobile.request.get(`${site.url}/api/my-data`)).status()).toBe(401);
});

test('a clerk finds somebody by pinyin, corrects them, and decides a possible duplicate', async () => {
  const desk = await site.visit('clerk', '/console/persons/doubts', desktop);
  await desk.getByRole('button', { name: '是同一人，合并' }).first().click();
  await desk.getByRole('dialog').getByLabel('理由').fill('同一人，登记了两次');
  await desk.getByRole('dialog').getByRole('button', { name: '确认' }).click();
  await desk.getByText('没有待确认的疑似重复').waitFor();
  await desk.goto(`${site.url}/console/persons`);
  await desk.getByRole('button', { name: '登记人员' }).click();
  const drawer = desk.getByRole('dialog');
  await drawer.getByLabel('姓名').fill('欧阳慕白');
  await drawer.getByLabel('身份证号').fill('110105194912310021');
  await drawer.getByText('校验码（最后一位）不符，请对照证件核对').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});
