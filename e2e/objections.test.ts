import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const point = { lon: 100.233, lat: 26.872 };
const post = async (page: Page, path: string, data: object) => {
  const answer = await page.request.post(`${site.url}${path}`, {
    headers: { 'x-linli': '1' },
    data: { id: crypto.randomUUID(), ...data },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return answer.json();
};

test('an objection becomes a rule: refused by the street, raised again on the phone, ruled on by the district, added to the catalogue', async () => {
  const resident = await site.visit('resident', '/', phone);
  const { caseId } = await post(resident, '/api/reports', { text: '楼顶有人私搭棚子，已经三天了', point });
  const desk = await site.visit('dispatcher', '/health');
  const handler = await site.visit('handler', '/health');
  const { posts } = await (await handler.request.get(`${site.url}/api/me`)).json();
  const organisationId = posts.find((one: { organisation: { id: string } | null }) => one.organisation)?.organisation.id;
  for (const act of [{ action: 'verify' }, { action: 'file' }, { action: 'dispatch', organisationId }])
    await post(desk, `/api/cases/${caseId}/actions`, act);

  await handler.goto(`${site.url}/console/cases/${caseId}`);
  const section = handler.getByRole('region', { name: '派单异议' });
  await section.getByRole('button', { name: '提出异议' }).click();
  await handler.getByRole('dialog').getByLabel('依据').fill('三定方案：违法建设由自然资源部门认定');
  await handler
    .getByRole('dialog')
    .getByRole('button', { name: /提出异议/ })
    .click();
  await section.getByText('待裁决').waitFor();
  expect(await violationsOf(handler)).toEqual([]);

  await desk.goto(`${site.url}/console/objections`);
  await desk.getByRole('button', { name: '裁决' }).first().click();
  await desk.getByText('异议不成立，由该单位承办').click();
  await desk.getByRole('dialog').getByLabel('理由').fill('先行处置，再移交认定');
  expect(await violationsOf(desk)).toEqual([]);
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^裁\s*决$/ })
    .click();
  await desk.getByText('已裁决').waitFor();

  const again = await site.visit('handler', `/cases/${caseId}`, phone);
  await again.getByRole('button', { name: '提出异议' }).click();
  await again.getByText('这是再次异议，由区级裁定').waitFor();
  await again.getByLabel('依据').fill('区履职事项清单：违法建设认定已收回');
  await again.getByRole('button', { name: '提交异议' }).click();
  await again.getByText('已提出，等待裁决').waitFor();
  expect(await violationsOf(again)).toEqual([]);

  const district = await site.visit('supervisor', '/console/objections');
  await district.getByRole('button', { name: '裁决' }).first().click();
  const ruling = district.getByRole('dialog');
  await ruling.getByText('异议成立，收回').click();
  await ruling.getByLabel('由哪个单位承办').click();
  await district.locator('.ant-select-item-option').first().click();
  await ruling.getByLabel('理由').fill('按履职事项清单由部门承办');
  await ruling.getByRole('button', { name: /^裁\s*决$/ }).click();
  await district.getByText('已裁决').waitFor();
  await district.goto(`${site.url}/console/objections?which=area`);
  await district.getByRole('button', { name: '加入派单目录' }).first().click();
  await district.getByRole('dialog').getByRole('button', { name: '加入派单目录' }).click();
  await district.getByText('已加入派单目录').first().waitFor();

  const catalogue = await site.visit('sysadmin', '/console/rules');
  await catalogue.getByLabel('按类别、区域、单位或条件查找').fill('来自裁定');
  await catalogue
    .getByText(/来自裁定/)
    .first()
    .waitFor();
  expect(await violationsOf(catalogue)).toEqual([]);
});

test('a department applies for admission, the district admits it; the page names the certificates communities do not issue', async () => {
  const department = await site.visit('handler', '/console/admission');
  await department.getByRole('button', { name: '申请准入' }).click();
  const form = department.getByRole('dialog');
  await form.getByLabel('编号').fill('P-90');
  await form.getByLabel('事项', { exact: true }).fill('协助开展清明文明祭扫宣传');
  await form.getByLabel('依据').fill('区民政局 2026 年祭扫工作方案');
  await form.getByLabel('申请理由').fill('每个社区张贴一次通告');
  await form.getByRole('button', { name: '申请准入' }).click();
  await department.getByText('已提交申请').waitFor();

  const district = await site.visit('supervisor', '/console/admission?state=applied');
  const row = district.getByRole('row', { name: /P-90/ });
  await row.getByRole('button', { name: '审批' }).click();
  await district.getByRole('dialog').getByText('准入', { exact: true }).click();
  await district.getByRole('dialog').getByLabel('理由').fill('一次性，工作量小');
  await district
    .getByRole('dialog')
    .getByRole('button', { name: /^审\s*批$/ })
    .click();
  await expect.poll(() => row.count()).toBe(0);
  await district.goto(`${site.url}/console/admission`);
  await district.getByText('协助开展清明文明祭扫宣传').waitFor();
  await district.getByText('民发〔2020〕20号', { exact: false }).first().waitFor();
  expect(await violationsOf(district)).toEqual([]);
});
