import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('more time is asked for on the phone and granted at the desk; the resident is asked for something, answers, and the case goes on', async () => {
  const resident = await site.visit('resident', '/', phone);
  const post = (page: typeof resident, path: string, data: object) =>
    page.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: crypto.randomUUID(), ...data } });
  const reported = await post(resident, '/api/reports', {
    text: '店外占道经营，人行道走不通',
    point: { lon: 100.233, lat: 26.872 },
    placeText: '民主路',
  });
  const { caseId } = await reported.json();
  const desk = await site.visit('dispatcher', '/console/extensions');
  await desk.getByRole('heading', { name: '延期审批' }).waitFor();
  const act = async (page: typeof resident, action: string, data: object = {}): Promise<void> =>
    expect((await post(page, `/api/cases/${caseId}/actions`, { action, ...data })).status()).toBe(200);
  const found = await (await desk.request.get(`${site.url}/api/organisations?q=${encodeURIComponent('大研街道综合行政执法队')}`)).json();
  for (const [action, data] of [
    ['verify', {}],
    ['file', {}],
    ['dispatch', { organisationId: found.items[0].id }],
  ] as const)
    await act(desk, action, data);
  const handler = await site.visit('handler', `/cases/${caseId}`, phone);
  await act(handler, 'accept');
  await handler.reload();

  await handler.getByRole('button', { name: '申请延期' }).click();
  await handler.getByLabel('延长几个工作日').fill('3');
  await handler.getByLabel('原因').fill('需与市场管理方会商，约在后天');
  expect(await violationsOf(handler)).toEqual([]);
  await handler.getByRole('button', { name: '提交申请' }).click();
  await handler.getByText('待审批').first().waitFor();

  await desk.goto(`${site.url}/console/cases/${caseId}`);
  const section = desk.getByRole('region', { name: '延期', exact: true });
  await section.getByRole('button', { name: '审批' }).click();
  const form = desk.getByRole('dialog', { name: /审批延期/ });
  await form.getByLabel('同意延期').check();
  await form.getByLabel('理由').fill('情况属实');
  await form.getByRole('button', { name: '审批' }).click();
  await section.getByText('已同意').waitFor();
  await desk.getByText('延长 3 个工作日').last().waitFor();
  expect(await violationsOf(desk)).toEqual([]);

  // the handler asks for a detail; the clocks stand, and the resident is told what is missing
  const own = await site.visit('handler', `/console/cases/${caseId}`);
  await own.getByRole('heading', { name: /占道经营/ }).waitFor();
  await own.keyboard.press('q');
  const asking = own.getByRole('dialog', { name: /请诉求人补充/ });
  await asking.getByLabel('要上报人补充什么').fill('请补充是哪一家店');
  await asking.getByRole('button', { name: /请诉求人补充/ }).click();
  await own.getByText('待补充').first().waitFor();
  await resident.goto(`${site.url}/cases/${caseId}`);
  await resident.getByText('请补充是哪一家店').waitFor();
  await resident.getByRole('button', { name: '补充说明' }).first().click();
  await resident.getByRole('textbox').first().fill('东门第二家水果店');
  expect(await violationsOf(resident)).toEqual([]);
  await resident.getByRole('button', { name: '补充说明' }).last().click();
  await expect.poll(async () => (await (await resident.request.get(`${site.url}/api/cases/${caseId}`)).json()).state).toBe('handling');
});
