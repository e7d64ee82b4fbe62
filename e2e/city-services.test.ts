import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute, systemAccess } from '#kernel/db.ts';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** With what name somebody of a company that has a price list signs in. */
const companyLogin = async (): Promise<string> => {
  const { kernel } = site.modules.tariffs.context;
  const jurisdiction = await kernel.jurisdictions.default();
  if (!jurisdiction) throw new Error('there is no demo');
  return kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const { rows } = await execute<{ username: string }>(
      tx,
      `select a.username from posts r join tariff_items i on i.jurisdiction_id = :jurisdiction and i.organisation_id = r.organisation_id
       join accounts a on a.id = r.account_id where r.jurisdiction_id = :jurisdiction and i.name = '厨卫疏通' limit 1`,
      [],
    );
    return rows[0]?.username ?? '';
  });
};

it('a company publishes a price, a resident books on the phone, another price asks consent, done and rated', async () => {
  const name = `纱窗更换 ${Date.now()}`;
  const login = await companyLogin();
  const desk = await site.visit(login, '/console/tariffs');
  await desk.getByRole('button', { name: '新增服务' }).click();
  const form = desk.getByRole('dialog', { name: '新增服务' });
  await form.getByLabel('类别').click();
  await desk.getByTitle('其他服务').click();
  await form.getByLabel('服务', { exact: true }).fill(name);
  await form.getByLabel('价格').fill('60');
  await form.getByLabel('包含内容').fill('含上门和一扇纱窗的安装，纱网另算');
  await form.getByLabel('服务区域').click();
  await desk.getByTitle('古城区', { exact: true }).click();
  await form.getByRole('button', { name: '公布' }).click();
  await desk.getByRole('link', { name }).waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  const resident = await site.visit('resident', '/tariffs/all', phone);
  await resident.getByRole('button', { name: '其他服务' }).click();
  await resident.getByRole('link', { name }).click();
  await resident.getByText('无市场价可比').waitFor();
  const days = resident.getByRole('group', { name: '日期' }).getByRole('button');
  await days.nth(1).click();
  expect(await violationsOf(resident)).toEqual([]);
  await resident.getByRole('button', { name: '14:00-16:00 可约' }).click();
  const sheet = resident.getByRole('dialog');
  await sheet.getByRole('button', { name: '选择社区' }).click();
  await resident.getByRole('button', { name: '大研街道' }).click();
  await resident.getByRole('button', { name: /^七一社区/ }).click();
  await resident.getByRole('button', { name: /就选/ }).click();
  await sheet.getByLabel('楼栋门牌').fill('3 栋 2 单元 501');
  await sheet.getByRole('button', { name: '提交预约' }).click();
  const booked = resident.getByRole('article', { name });
  await booked.getByText('待确认').waitFor();

  const worker = await site.visit(login, '/tariffs/jobs', phone);
  const job = worker.getByRole('article', { name });
  await job.getByRole('button', { name: '看地址电话' }).click();
  await job.getByText('3 栋 2 单元 501').waitFor();
  await job.getByRole('button', { name: '确认预约' }).click();
  await job.waitFor({ state: 'detached' });
  await worker.getByRole('button', { name: '已确认' }).click();
  await job.getByRole('button', { name: '改价' }).click();
  const ask = worker.getByRole('dialog', { name: '改价' });
  await ask.getByLabel('新的价格').fill('80');
  await ask.getByLabel('原因').fill('是金刚网，材料贵');
  await ask.getByRole('button', { name: '提交' }).click();
  await job.getByText('等居民答复').waitFor();
  await job.getByRole('button', { name: '完成' }).waitFor({ state: 'detached' });

  await resident.reload();
  await booked.getByText('原因：是金刚网，材料贵').waitFor();
  expect(await violationsOf(resident)).toEqual([]);
  await booked.getByRole('button', { name: '同意 80 元' }).click();
  await booked.getByText('预约时 60 元').waitFor();
  await worker.reload();
  await worker.getByRole('button', { name: '已确认' }).click();
  await job.getByRole('button', { name: '完成' }).click();
  await worker.getByRole('dialog', { name: '完成' }).getByRole('button', { name: '提交' }).click();
  await job.waitFor({ state: 'detached' });
  expect(await violationsOf(worker)).toEqual([]);

  await resident.reload();
  await booked.getByRole('link', { name: '去评价' }).click();
  await resident.getByRole('button', { name: '去评价' }).first().click();
  const rating = resident.getByRole('dialog');
  for (const yes of ['答复了', '解决了', '满意']) await rating.getByText(yes, { exact: true }).click();
  await rating.getByRole('button', { name: '提交评价' }).click();
  await rating.waitFor({ state: 'hidden' });
  // content closes it, by the relay
  const over = `${site.url}/api/tariff-bookings?stand=over&limit=30`;
  await expect.poll(async () => (await desk.request.get(over)).text(), { timeout: 30_000 }).toContain(name);
});
