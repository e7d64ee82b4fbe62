import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, phone, type Site } from './site.ts';

/** Without an account, without a name: report, follow, learn who refused and why, and object. */
describe('an anonymous report that is refused', () => {
  let site: Site;
  let caseId = '';
  const story = '七一社区门口垃圾桶满了三天没人清，味道很大';
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  it('is sent by somebody who is not signed in, who decides about the name at the end', async () => {
    const page = await site.visit(null, '/report', phone);
    await page.getByLabel('是什么问题').fill(story);
    await page.getByRole('button', { name: '用我现在的位置' }).click();
    await page.getByText('按您现在的位置').waitFor();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /匿名提交/ })
      .click();
    await page.waitForURL(/\/sent\//);
    caseId = /\/sent\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
    expect(caseId).not.toBe('');
  });

  it('shows staff no name, no phone and no way to either', async () => {
    const page = await site.visit('supervisor', `/console/cases/${caseId}`);
    await page.getByText(story).first().waitFor();
    await expect.poll(() => page.getByText('匿名居民').count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByRole('button', { name: '查看身份' }).count()).toBe(0);
  });

  it('is refused by the street with a reason the reporter reads, with who refused', async () => {
    const { area } = (await (await (await site.visit('supervisor', '/health')).request.get(`${site.url}/api/cases/${caseId}`)).json()) as {
      area: { code: string };
    };
    const admin = await site.visit('secadmin', '/health');
    const { items } = (await (await admin.request.get(`${site.url}/api/accounts?role=clerk&limit=200`)).json()) as {
      items: { username: string; posts: { area: { code: string } | null }[] }[];
    };
    const clerk = items.find((a) => a.posts.some((p) => p.area && area.code.startsWith(p.area.code)));
    const page = await site.visit(clerk?.username ?? '', `/console/cases/${caseId}`);
    await page
      .getByRole('toolbar', { name: '可办理的操作' })
      .getByRole('button', { name: /^不予受理/ })
      .click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '确认不予受理' }).click();
    await form.getByText('请写明理由').waitFor();
    await form.locator('textarea').fill('垃圾桶已于今早清运，现场照片已存。');
    await form.getByRole('button', { name: '确认不予受理' }).click();
    await form.waitFor({ state: 'hidden' });

    const own = await site.visit(null, `/cases/${caseId}`, phone);
    await own.getByText('垃圾桶已于今早清运').first().waitFor();
    await own.getByText('没有受理的原因').waitFor();
    await own.getByText(/社区工作人员 · /).waitFor();
    await own.getByRole('button', { name: '问题还在，重开' }).first().click();
    const sheet = own.getByRole('dialog');
    await sheet.locator('textarea').fill('下午又满了，请再来看看');
    await sheet.getByRole('button', { name: '问题还在，重开' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await own.getByText('待核实').first().waitFor();
  });

  it('that waits for something tells its reporter when it goes on', async () => {
    const ask = async (login: string, path: string, data?: Record<string, unknown>) => {
      const { request } = await site.visit(login, '/health', phone);
      const headers = { 'x-linli': '1' };
      const answer = await (data ? request.post(`${site.url}/api/${path}`, { headers, data }) : request.get(`${site.url}/api/${path}`));
      expect(answer.status(), await answer.text()).toBeLessThan(300);
      return answer.json();
    };
    const { posts } = await ask('gridworker', 'me');
    const id = crypto.randomUUID();
    const empty = { point: null, placeText: null, categoryCode: null, occurredAt: null };
    const sent = await ask('resident', 'reports', { id, ...empty, text: '路面要等雨季过后再修', areaCode: posts[0].area.code });
    const acts = [
      ['gridworker', { action: 'verify' }],
      ['clerk', { action: 'file' }],
      ['dispatcher', { action: 'shelve', reason: '等待材料', until: new Date(Date.now() + 86_400_000).toISOString() }],
    ] as const;
    for (const [login, act] of acts) {
      const { version } = await ask(login, `cases/${sent.caseId}`);
      await ask(login, `cases/${sent.caseId}/actions`, { id: crypto.randomUUID(), version, ...act });
    }
    const page = await site.visit('resident', `/cases/${sent.caseId}`, phone);
    await page.getByText(/恢复办理，接着计时/).waitFor();
    await page.goto(`${site.url}/my`);
    await page.getByText(/恢复办理，接着计时/).waitFor();
  });

  it('is nobody else’s: another phone finds no such case', async () => {
    const page = await site.visit('resident', `/cases/${caseId}`, phone);
    await page
      .getByText(/没有找到这个案卷/)
      .first()
      .waitFor();
  });
});
