import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const title = '补报消防通道台账';

test('a street asks without a basis and is refused, asks with one; the community complains and answers on the phone, the district answers; the month shows it', async () => {
  const desk = await site.visit('dispatcher', '/console/demands?which=from_me');
  const month = async () => (await (await desk.request.get(`${site.url}/api/demand-months`)).json()).total;
  const before = await month();
  await desk.getByRole('button', { name: '提出要求' }).click();
  const form = desk.getByRole('dialog');
  await form.getByRole('button', { name: /全选/ }).click();
  await form.getByLabel('要求内容').fill(title);
  await form.getByLabel('答复期限').fill(new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10));
  await form.getByRole('button', { name: '发出' }).click();
  await form.getByText('没有依据的要求不能提出').waitFor();
  await form.getByLabel('依据类别').click();
  await desk.locator('.ant-select-item-option', { hasText: '文件文号' }).click();
  await form.getByLabel('依据名称、文号或条款').fill('大研街办发〔2026〕31号');
  await form.getByLabel('再次提出的理由').fill('新增两个小区');
  await form.getByRole('button', { name: '发出' }).click();
  await desk.getByRole('link', { name: title }).first().waitFor();

  const waiting = await site.visit('clerk', '/demands', phone);
  const card = waiting.getByRole('region', { name: title });
  await card.getByLabel('答复或投诉说明（可不填）').fill('上月刚报过');
  await card.getByRole('button', { name: '一键投诉' }).click();
  await card.getByText(/已投诉，.*前答复/).waitFor();
  await card.getByLabel('实际用时（分钟，可不填）').fill('75');
  await card.getByRole('button', { name: '提交答复' }).click();
  await expect.poll(() => card.count()).toBe(0);

  // the asker reads what was said, not by whom
  const { items } = await (await desk.request.get(`${site.url}/api/demands?which=from_me&q=${encodeURIComponent(title)}`)).json();
  const complained = items.find((one: { complaints: unknown[] }) => one.complaints.length > 0);
  await desk.goto(`${site.url}/console/demands?which=from_me&demand=${complained.id}`);
  await desk.getByText('由收到要求的一方提出').waitFor();
  const clerk = await (await waiting.request.get(`${site.url}/api/me`)).json();
  await expect.poll(() => desk.getByRole('dialog').textContent()).not.toContain(clerk.account.name);

  const district = await site.visit('supervisor', `/console/demands?which=complaints&demand=${complained.id}`);
  const judging = district.getByRole('dialog');
  await judging.getByLabel('答复说明').fill('新增小区确需补报，其余不得重复填报');
  await judging.getByText('投诉不成立').click();
  await judging.getByRole('button', { name: /^答\s*复$/ }).click();
  await judging.getByText('新增小区确需补报，其余不得重复填报').waitFor();

  await waiting.reload();
  await waiting.getByRole('button', { name: '已答复' }).click();
  await waiting.getByText('投诉不成立：新增小区确需补报，其余不得重复填报').waitFor();

  // a sheet that came by chat is noted with two taps
  await waiting.getByRole('button', { name: '登记平台外要求' }).click();
  const outside = waiting.getByRole('region', { name: '登记平台外要求' });
  await outside.getByRole('group', { name: '大研街道' }).getByRole('button', { name: '照片视频' }).click();
  await waiting.getByRole('region', { name: '平台外要求：照片视频' }).getByText('平台外提出，没有说明依据').waitFor();
  const after = await month();
  expect(after).toMatchObject({
    demands: before.demands + items.length + 1,
    outside: before.outside + 1,
    minutes: before.minutes + 75,
    complaints: before.complaints + 1,
    withoutBasis: before.withoutBasis + 1,
  });
});

test('communities are asked to draw their grids by the form of the drawing page, judged like any demand, and are late once the day is over', async () => {
  const drawn = '绘制七一路两侧网格';
  const then = Date.now() - 4 * 86_400_000;
  site.putBack(Date.now() - then);
  const desk = await site.visit('dispatcher', '/console/grids');
  await desk.clock.setFixedTime(then);
  await desk.getByRole('button', { name: '请社区绘制' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel('要求内容').fill(drawn);
  await form.getByLabel('答复期限').fill(new Date(then + 32 * 3_600_000).toISOString().slice(0, 10));
  await form.getByRole('button', { name: '发出' }).click();
  await form.getByText('没有依据的要求不能提出').waitFor();
  await form.getByLabel('依据类别').click();
  await desk.locator('.ant-select-item-option', { hasText: '文件文号' }).click();
  await form.getByLabel('依据名称、文号或条款').fill('古城发〔2026〕12号');
  await form.getByLabel('再次提出的理由').fill('新建小区交付');
  await form.getByRole('button', { name: '发出' }).click();
  await expect.poll(() => form.count()).toBe(0);
  const asked = await site.visit('clerk', '/demands', phone);
  await asked
    .getByRole('region', { name: drawn })
    .getByText(/前答复|期限/)
    .first()
    .waitFor();

  site.putBack(0);
  const late = await site.visit('clerk', '/demands', phone);
  await late
    .getByRole('region', { name: drawn })
    .getByText(/已逾期，期限/)
    .waitFor();
  const waiting = await site.visit('dispatcher', `/console/demands?which=from_me&state=late&q=${encodeURIComponent(drawn)}`);
  await waiting.getByRole('link', { name: drawn }).first().waitFor();
  await waiting.locator('.clock-red', { hasText: '已逾期' }).first().waitFor();
});
