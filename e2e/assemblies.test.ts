import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const dayLong = 86_400_000;
const day = (back: number): string => new Date(Date.now() - back * dayLong + 8 * 3_600_000).toISOString().slice(0, 10);
const send = async <T>(page: Page, path: string, body: object): Promise<T> => {
  const answer = await page.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: v7(), ...body } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as T;
};
const confirm = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
};

it('owners vote from the register to the archive: imported, announced, served, proven and voted on the phone, on paper, counted, objected to, reviewed, announced, bundled', async () => {
  const estate = `望山苑${Date.now() % 100_000}`;
  const { db } = site.modules.assemblies.context.kernel;
  const { rows } = await db.pool.query<{ name: string; phone: string }>("select name, phone from accounts where username = 'resident'");
  const owner = rows[0];
  if (!owner) throw new Error('the demo lacks its resident');
  // seven weeks ago the register is begun and the assembly announced
  site.putBack(50 * dayLong);
  const desk = await site.visit('clerk', '/console/owner-estates');
  await desk.getByRole('button', { name: '建立名册' }).click();
  const form = desk.getByRole('dialog', { name: '建立名册' });
  await form.getByLabel('小区名称').fill(estate);
  await form.getByRole('combobox', { name: '所在区域' }).fill('七一');
  await desk
    .getByRole('treeitem', { name: /七一社区/ })
    .first()
    .click();
  await form.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('heading', { name: estate }).waitFor();
  const head = ['楼栋', '单元', '房号', '建筑面积（㎡）', '业主姓名', '联系电话', '产权证号'];
  const buffer = rawWorkbook([
    {
      name: '名册',
      rows: [
        head,
        ['1', '1', '101', 100, owner.name, owner.phone, '云（2020）第 0007788 号'],
        ['1', '1', '102', 90, '木春生', '15500018001', null],
        ['1', '1', '201', 100, '和玉兰', '15500018002', null],
        ['1', '1', '202', 90, '李建军', '15500018003', null],
      ],
    },
  ]);
  await desk.getByRole('button', { name: '导入名册' }).click();
  await desk.getByLabel('选择表格').setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer });
  await desk.getByText(/将新增房屋 4 套、业主 4 位/).waitFor();
  await desk.getByRole('dialog').getByRole('button', { name: '导入' }).click();
  await desk.getByText(/已新增房屋 4 套/).waitFor();
  await desk.getByRole('dialog').getByRole('button', { name: '完成' }).click();
  await desk.getByText('1栋1单元101').waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  await desk.goto(`${site.url}/console/assemblies`);
  await desk.getByRole('button', { name: '筹备业主大会' }).click();
  const prepare = desk.getByRole('dialog', { name: '筹备业主大会' });
  await prepare.getByRole('combobox', { name: '小区' }).click();
  await desk.getByTitle(estate).last().click();
  await prepare.getByLabel('大会名称').fill('更换物业服务企业');
  await prepare.getByLabel('表决开始').fill(day(34));
  await prepare.getByLabel('表决结束（当天有效）').fill(day(28));
  await prepare.getByLabel('事项名称').fill('选聘金沙物业，期限三年');
  await prepare.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('heading', { name: '更换物业服务企业' }).waitFor();
  const assemblyId = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  await confirm(desk, '公告');
  await desk.getByText('1栋1单元202').waitFor();
  // served by message, with what the service says
  await desk.getByRole('button', { name: '登记送达：1栋1单元102' }).click();
  const serve = desk.getByRole('dialog', { name: '登记送达' });
  await serve.getByRole('combobox', { name: '送达方式' }).click();
  await desk.getByTitle('短信').last().click();
  await serve.getByLabel('回执').fill('短信平台：已送达');
  await serve.getByRole('button', { name: '登记送达' }).click();
  await desk.getByText(/已送达 1 \/ 4/).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  expect(await (await fetch(`${site.url}/api/open/notices`, { headers: { 'x-jurisdiction': '530702' } })).text()).toContain(estate);

  // the owner proves to be one and votes
  site.putBack(33 * dayLong);
  const own = await site.visit('resident', `/assemblies/${assemblyId}`, phone);
  await own.getByLabel('后六位').fill('007788');
  await own.getByRole('button', { name: '核验' }).click();
  await own.getByText('还没有投票').waitFor();
  await own.getByText(/参与者过半数同意才通过/).waitFor();
  await fits(own);
  expect(await violationsOf(own)).toEqual([]);
  const mine = await (await own.request.get(`${site.url}/api/my-assemblies/${assemblyId}`)).json();
  const [{ key }] = mine.entries;
  await send(own, `/api/my-votes/${mine.voteId}/ballots`, { key, marks: { m1: 'yes' }, receipt: 'ABCDEFGHJKMNPQRS' });
  await own.reload();
  await own.getByText('已投票').waitFor();

  // two papers, each entered by two
  const entries = (await (await desk.request.get(`${site.url}/api/assemblies/${assemblyId}/entries`)).json()).items as { key: string }[];
  await desk.goto(`${site.url}/console/votes/${mine.voteId}`);
  await desk.getByRole('button', { name: '录入一张票' }).click();
  const pile = desk.getByRole('dialog', { name: '录入一张票' });
  for (const [i, room] of ['102', '201'].entries()) {
    await pile.getByRole('combobox', { name: '哪一户' }).fill(`1-1-${room}`);
    await desk.getByTitle(`1栋1单元${room}`).last().click();
    await pile.getByText('1 同意', { exact: true }).click();
    await pile.getByRole('button', { name: '保存，录下一张' }).click();
    await pile.getByText(`已录 ${i + 1} 张。`).waitFor();
  }
  expect(await violationsOf(desk)).toEqual([]);
  const dispatcher = await site.visit('dispatcher', '/console/workbench');
  for (const { key: slip } of entries.filter((one) => one.key !== key).slice(0, 2))
    await send(dispatcher, `/api/votes/${mine.voteId}/papers`, { slip, marks: { m1: 'yes' } });

  site.putBack(26 * dayLong);
  await send(desk, `/api/votes/${mine.voteId}/close`, { reason: null });
  await desk.goto(`${site.url}/console/assemblies/${assemblyId}`);
  await confirm(desk, '公示结果');
  await desk
    .getByText(/同意 3 人、290 ㎡/)
    .first()
    .waitFor();

  await own.reload();
  await own.getByLabel('异议和理由').fill('请核对纸质票上的签名');
  await own.getByRole('button', { name: '提出异议' }).click();
  await own.getByText('您的异议正在复核。').waitFor();
  const supervisor = await site.visit('supervisor', `/console/assemblies/${assemblyId}`);
  await supervisor.getByRole('button', { name: '登记复核' }).click();
  const review = supervisor.getByRole('dialog', { name: '登记复核' });
  await review.getByLabel('计票人1').fill('张计票');
  await review.getByLabel('计票人2').fill('李计票');
  await review.getByLabel('外部人员').fill('王律师');
  for (const [label, value] of [
    ['同意（人）', '3'],
    ['同意（㎡）', '290'],
    ['反对（人）', '0'],
    ['反对（㎡）', '0'],
    ['弃权（人）', '0'],
    ['弃权（㎡）', '0'],
  ] as const)
    await review.getByLabel(label).fill(value);
  await review.getByLabel('答复').fill('两张纸质票签名均已核对');
  await review.getByRole('button', { name: '登记复核' }).click();
  await supervisor.getByText(/复核维持：两张纸质票签名均已核对/).waitFor();

  site.putBack(0);
  await desk.reload();
  await confirm(desk, '公告生效');
  await desk.getByText('已公告生效').first().waitFor();
  await confirm(desk, '归档');
  await desk.getByText(/保存到/).waitFor();
  const { archiveSha256 } = await (await desk.request.get(`${site.url}/api/assemblies/${assemblyId}`)).json();
  const bundle = await (await desk.request.get(`${site.url}/api/assemblies/${assemblyId}/archive`)).body();
  expect(createHash('sha256').update(bundle).digest('hex')).toBe(archiveSha256);
  expect(await violationsOf(desk)).toEqual([]);
  await own.reload();
  await own.getByText(/通过/).first().waitFor();
});

it('the demo’s running vote shows the resident what is decided, and the register asks about names spelt twice', async () => {
  const owned = await site.visit('resident', '/owned', phone);
  await owned.getByRole('link', { name: /选聘物业服务企业和利用共有部分/ }).waitFor();
  await fits(owned);
  expect(await violationsOf(owned)).toEqual([]);
  const desk = await site.visit('clerk', '/console/owner-estates', desktop);
  await desk.getByRole('link', { name: '玉河苑' }).click();
  await desk.getByText(/1 处登记可能是同一业主/).waitFor();
  // decided by the keyboard, taken back, decided again
  await desk.getByRole('checkbox', { name: /^选中/ }).focus();
  await desk.keyboard.press('1');
  await desk.getByText(/现在可计票：3 人/).waitFor();
  await desk.getByRole('button', { name: '撤销刚才的决定（1 处）' }).click();
  await desk.getByText(/现在可计票：4 人/).waitFor();
  await desk.getByRole('button', { name: '是同一业主', exact: true }).click();
  await desk.getByText(/现在可计票：3 人/).waitFor();
  expect(await violationsOf(desk)).toEqual([]);
});
