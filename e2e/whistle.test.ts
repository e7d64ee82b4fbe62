import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, phone, type Site, testPhoto, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** The login of somebody who answers for an organisation of the demo, by the end of its name. */
const logins = { 消防救援大队: 'h013', 住房和城乡建设局: 'h001' } as const;
const choose = async (page: Page, label: string, name: string): Promise<void> => {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(name);
  await page
    .getByTitle(new RegExp(`${name}$`))
    .first()
    .click();
};

test('three departments answer a whistle: called from a case, answered at desk and phone, confirmed, minuted, rated, recorded', async () => {
  const resident = await site.visit('resident', '/', phone);
  const answer = await resident.request.post(`${site.url}/api/reports`, {
    headers: { 'x-linli': '1' },
    data: {
      id: crypto.randomUUID(),
      text: '地下车库又进水了，没人管',
      point: { lon: 100.233, lat: 26.872 },
      placeText: '福慧花园地下车库',
    },
  });
  const { caseId } = await answer.json();
  const desk = await site.visit('dispatcher', `/console/cases/${caseId}`);
  const section = desk.getByRole('region', { name: '吹哨', exact: true });
  await section.getByRole('button', { name: '吹哨' }).click();
  const form = desk.getByRole('dialog', { name: '吹哨' });
  await form.getByLabel('做什么').fill('请带检测设备到场，共同会商');
  await form.getByLabel('到场时间').fill(new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16));
  await choose(desk, '牵头单位', '大研街道综合行政执法队');
  for (const [n, name] of ['消防救援大队', '住房和城乡建设局'].entries()) {
    await form.getByRole('button', { name: '添加协办单位' }).click();
    await choose(desk, `协办单位 ${n + 1}`, name);
  }
  const title = await form.getByLabel('事由').inputValue();
  await form.getByRole('button', { name: '吹哨' }).click();
  await section.getByRole('link', { name: title }).click();
  await desk.waitForURL(/\/whistles\//);
  await desk.getByRole('article', { name: /综合行政执法队/ }).waitFor();
  const url = new URL(desk.url()).pathname;
  expect(await violationsOf(desk)).toEqual([]);

  // who leads answers at the desk, from the list of what is to be done
  const lead = await site.visit('handler', url);
  const own = lead.getByRole('article', { name: /综合行政执法队/ });
  await own.getByRole('button', { name: '答复' }).click();
  await lead.getByRole('dialog').getByLabel('谁到场').fill('队长带三人，带执法记录仪');
  await lead.getByRole('dialog').getByRole('button', { name: '答复' }).click();
  await own.getByText('将到场').waitFor();
  // the other two on the phone: one comes, one cannot
  const fire = await site.visit(logins.消防救援大队, url.replace('/console', ''), phone);
  await fire.getByLabel(/谁到场/).fill('一车六人');
  await fire.getByRole('button', { name: '到场', exact: true }).click();
  await fire.getByText('将到场').waitFor();
  expect(await violationsOf(fire)).toEqual([]);
  const housing = await site.visit(logins.住房和城乡建设局, url.replace('/console', ''), phone);
  await housing.getByLabel(/谁到场/).fill('正在外地督查，改派质监站');
  await housing.getByRole('button', { name: '不能到场' }).click();
  await housing.getByText('不能到场').first().waitFor();

  // the caller confirms who is there, writes minutes, ends and rates
  await desk.reload();
  const card = (name: RegExp) => desk.getByRole('article', { name });
  await card(/综合行政执法队/)
    .getByRole('button', { name: '确认到场' })
    .click();
  await desk.getByRole('dialog').getByRole('button', { name: '确认到场' }).click();
  await card(/综合行政执法队/)
    .getByText('吹哨方已确认到场')
    .waitFor();
  await desk.getByRole('button', { name: '写会商记录' }).click();
  await desk.getByRole('dialog').getByLabel('会商内容').fill('执法队牵头，消防每周复查一次');
  await desk.getByRole('dialog').getByRole('button', { name: '写会商记录' }).click();
  await desk.getByText('消防每周复查一次').waitFor();
  await desk.getByRole('button', { name: '结束吹哨' }).click();
  await desk.getByRole('dialog').getByLabel('办理结果').fill('现场恢复');
  await desk.getByRole('dialog').getByRole('button', { name: '结束吹哨' }).click();
  await desk.getByText('已结束').first().waitFor();
  await card(/住房和城乡建设局/)
    .getByRole('button', { name: '评价响应' })
    .click();
  const rating = desk.getByRole('dialog');
  await rating.getByRole('radio').nth(1).click({ force: true });
  await rating.getByLabel('理由').fill('没有改派的人到场');
  await rating.getByRole('button', { name: '评价响应' }).click();
  await card(/住房和城乡建设局/)
    .getByText('没有改派的人到场')
    .waitFor();

  // the case tells the story, and the record counts it
  await desk.getByRole('link', { name: /^\d{6,}/ }).click();
  await desk.getByText('住房和城乡建设局的响应被评为 2 分').waitFor();
  const records = await site.visit('supervisor', '/console/whistles/records');
  await records
    .getByRole('row', { name: /消防救援大队/ })
    .first()
    .waitFor();
  expect(await violationsOf(records)).toEqual([]);
});

test('a hazard from report to cleared: entered and re-inspected on the phone with photos before and after, once without a network; the desk sees the whole story', async () => {
  const headers = { 'x-linli': '1' };
  const ask = async (login: string, path: string, data?: object) => {
    const { request } = await site.visit(login, '/health');
    const answer = await (data ? request.post(`${site.url}/api/${path}`, { headers, data }) : request.get(`${site.url}/api/${path}`));
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return answer.json();
  };
  const report = { id: crypto.randomUUID(), text: '消防通道堆满杂物，堵了一周', areaCode: '530702002003001', photoIds: [] };
  const { caseId } = await ask('resident', 'reports', report);
  const act = async (login: string, action: string, fields: object = {}) => {
    const { version } = await ask(login, `cases/${caseId}`);
    return ask(login, `cases/${caseId}/actions`, { id: crypto.randomUUID(), version, action, ...fields });
  };
  await act('clerk', 'verify');
  await act('clerk', 'file', { kind: 'hazard' });

  // the grid worker enters it on the spot, from the case
  const field = await site.visit('gridworker', `/cases/${caseId}`, phone);
  const section = field.getByRole('region', { name: '隐患台账' });
  await section.getByRole('button', { name: '登记隐患' }).click();
  const sheet = field.getByRole('dialog');
  await sheet.getByLabel('什么隐患').fill('消防通道被杂物堵塞');
  await sheet.getByLabel('责任单位').fill('福慧花园物业');
  await sheet.getByLabel('整改期限').fill(new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10));
  await sheet
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await sheet.getByRole('img').first().waitFor();
  expect(await violationsOf(field)).toEqual([]);
  await sheet.getByRole('button', { name: '登记隐患' }).click();
  await section.getByRole('link', { name: /消防通道被杂物堵塞/ }).click();
  await field.getByRole('region', { name: '整改前照片' }).getByRole('img').first().waitFor();

  // not cleared at first: noted without a network, with a new day
  await field.context().setOffline(true);
  await field.getByRole('button', { name: '登记复查' }).click();
  await sheet.getByRole('radio', { name: '不合格' }).check();
  await sheet.getByLabel('现场情况').fill('清了一半');
  await sheet.getByRole('button', { name: '登记复查' }).click();
  await sheet.getByText('请选择新的整改期限').waitFor();
  await sheet.getByLabel('新的整改期限').fill(new Date(Date.now() + 80 * 3_600_000).toISOString().slice(0, 10));
  await sheet.getByRole('button', { name: '登记复查' }).click();
  await field.getByText('登记复查：待发送').waitFor();
  await field.context().setOffline(false);
  await field.getByRole('heading', { name: /复查不合格/ }).waitFor({ timeout: 40_000 });

  // then cleared, with a photo of how it is now
  await field.getByRole('button', { name: '登记复查' }).click();
  await sheet.getByLabel('现场情况').fill('通道已清空，照片留存');
  await sheet
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await sheet.getByRole('img').first().waitFor();
  await sheet.getByRole('button', { name: '登记复查' }).click();
  const cleared = field.getByRole('region', { name: '复查', exact: true }).filter({ hasText: '通道已清空' });
  await cleared.getByRole('img').first().waitFor();
  await expect.poll(() => field.getByRole('button', { name: '登记复查' }).count()).toBe(0);
  expect(await violationsOf(field)).toEqual([]);

  // the desk sees before and after, and the story in the case
  const desk = await site.visit('clerk', `/console/cases/${caseId}`);
  await desk
    .getByText(/复查合格，隐患销号/)
    .first()
    .waitFor();
  await desk.getByRole('region', { name: '隐患台账' }).getByRole('link', { name: '消防通道被杂物堵塞' }).click();
  await desk.getByText('已销号').first().waitFor();
  await expect.poll(() => desk.getByRole('main').getByRole('img').count()).toBeGreaterThan(1);
  expect(await violationsOf(desk)).toEqual([]);
});
