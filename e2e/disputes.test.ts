import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const choose = async (page: Page, label: string, name: string): Promise<void> => {
  const field = page.getByRole('dialog').getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(name);
  await page.getByTitle(name, { exact: true }).first().click();
};
/** Draws a stroke across a field. */
const draw = async (page: Page, field: Locator): Promise<void> => {
  const box = await field.boundingBox();
  if (!box) throw new Error('the field to sign in is not on screen');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.7);
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.4);
  await page.mouse.up();
};

test('a dispute from report to follow-up: taken at the case, recorded without a network, agreed and signed on the phone, visited', async () => {
  const headers = { 'x-linli': '1' };
  const resident = await site.visit('resident', '/', phone);
  const sent = await resident.request.post(`${site.url}/api/reports`, {
    headers,
    data: { id: crypto.randomUUID(), text: '楼上装修噪声大，和邻居说不通，希望社区帮忙调解', areaCode: '530702002003001', photoIds: [] },
  });
  const { caseId } = (await sent.json()) as { caseId: string };
  const desk = await site.visit('clerk', '/console/disputes');
  const act = async (action: string, fields: object): Promise<void> => {
    const { version } = (await (await desk.request.get(`${site.url}/api/cases/${caseId}`)).json()) as { version: number };
    const answer = await desk.request.post(`${site.url}/api/cases/${caseId}/actions`, {
      headers,
      data: { id: crypto.randomUUID(), version, action, ...fields },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await act('verify', {});
  await act('file', { kind: 'dispute' });

  // taken at the case, for the grid worker to mediate
  await desk.goto(`${site.url}/console/cases/${caseId}`);
  const section = desk.getByRole('region', { name: '矛盾纠纷', exact: true });
  await section.getByRole('button', { name: '受理纠纷' }).click();
  const form = desk.getByRole('dialog', { name: '受理纠纷' });
  await form.getByLabel('纠纷名称').fill('装修噪声纠纷');
  await form.getByLabel('纠纷情况和双方要求').fill('楼上午休时段装修，楼下要求限定时间');
  await form.getByLabel('第 1 位当事人 姓名').fill('和志强');
  await form.getByLabel('第 1 位当事人 手机号（选填）').fill('13987650001');
  await form.getByLabel('第 2 位当事人 姓名').fill('杨丽芬');
  await choose(desk, '调解组织', '七一社区居委会');
  await form.getByRole('combobox', { name: '调解员', exact: true }).click();
  const worker = (
    (await (await resident.request.get(`${site.url}/api/welcome`)).json()) as { demoAccounts: { username: string; name: string }[] }
  ).demoAccounts.find(({ username }) => username === 'gridworker');
  await desk.getByTitle(worker?.name ?? '', { exact: true }).click();
  await form.getByRole('button', { name: '受理纠纷' }).click();
  await section.getByText('和**').first().waitFor();
  await section.getByRole('button', { name: '安排调解' }).click();
  const arranging = desk.getByRole('dialog', { name: '安排调解' });
  await arranging.getByLabel('时间').fill(new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16));
  await arranging.getByLabel('地点').fill('七一社区调解室');
  await arranging.getByRole('button', { name: '安排调解' }).click();
  await section.getByText('已安排').waitFor();
  expect(await violationsOf(desk)).toEqual([]);
  await section.getByRole('link', { name: '装修噪声纠纷' }).click();
  await desk.waitForURL(/\/disputes\//);
  const address = new URL(desk.url()).pathname;

  // the mediator records it on the phone, without a network
  const field = await site.visit('gridworker', '/disputes', phone);
  await field.getByRole('link', { name: /装修噪声纠纷/ }).click();
  await field.getByRole('button', { name: '查看姓名和电话' }).click();
  await field.getByLabel('查看用途').fill('通知双方到场');
  await field.getByRole('button', { name: '查看姓名和电话' }).click();
  await field.getByRole('link', { name: '13987650001' }).waitFor();
  expect(await violationsOf(field)).toEqual([]);
  await field.context().setOffline(true);
  await field.getByRole('button', { name: '记录调解' }).click();
  await field
    .getByRole('dialog')
    .getByLabel('从相册选')
    .setInputFiles(await testPhoto());
  const sheet = field.getByRole('dialog');
  await sheet.getByLabel('调解经过').fill('双方同意午休时段不施工');
  await sheet.getByRole('switch', { name: /甲方/ }).check();
  await sheet.getByRole('radio', { name: '达成一致', exact: true }).check();
  await sheet.getByRole('button', { name: '记录调解' }).click();
  await field.getByText('记录调解：待发送').waitFor();
  await field.context().setOffline(false);
  await field.getByText('双方同意午休时段不施工').waitFor({ timeout: 40_000 });
  await field.getByRole('region', { name: '调解', exact: true }).getByRole('img').first().waitFor();
  await expect.poll(() => field.getByText('记录调解：待发送').count()).toBe(0);

  // agreed in writing, and signed on the screen by both sides and the mediator
  await field.getByRole('button', { name: '登记结果' }).click();
  await sheet.getByLabel('协议内容，或没有达成的原因').fill('每日十二时至十四时三十分不施工');
  await sheet.getByRole('button', { name: '登记结果' }).click();
  const paper = field.getByRole('region', { name: '人民调解协议书' });
  for (const name of ['和志强', '杨丽芬', '七一社区居委会']) {
    await paper.getByRole('button', { name: `签名 ${name}` }).click();
    const who = sheet.getByLabel('签名人姓名');
    if ((await who.inputValue()) === '') await who.fill(worker?.name ?? '');
    await draw(field, sheet.getByRole('img', { name: '请在框内手写签名' }));
    await sheet.getByRole('button', { name: '确认签名' }).click();
    await expect.poll(() => paper.getByRole('button', { name: `签名 ${name}` }).count()).toBe(0);
  }
  await field.getByRole('button', { name: '登记回访' }).click();
  await sheet.getByLabel('回访情况').fill('双方反映已按约定时间施工');
  await sheet.getByRole('button', { name: '登记回访' }).click();
  await field.getByText('双方反映已按约定时间施工').waitFor();
  expect(await violationsOf(field)).toEqual([]);

  // the desk sees it whole: the signed paper, the figures; the case tells that it happened, not what was said
  await desk.goto(`${site.url}${address}`);
  await desk.getByText('双方反映已按约定时间施工').waitFor();
  await desk.getByRole('link', { name: /人民调解〔/ }).click();
  await desk.getByText('已归档').first().waitFor();
  await desk.goto(`${site.url}/console/disputes/figures`);
  await desk.getByText('调解成功率').first().waitFor();
  await desk.goto(`${site.url}/console/cases/${caseId}`);
  await desk.getByText('调解达成书面协议').first().waitFor();
  await expect.poll(() => desk.getByText('回访：协议已履行').count()).toBeGreaterThan(0);
});
