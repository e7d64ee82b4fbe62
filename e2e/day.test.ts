import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { goTo, stored } from './field.ts';
import { openSite, phone, type Site, testPhoto } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
// a try that failed with the network cut leaves it to the next
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.setOffline(false);
});

it('a day from morning to evening: it is brought to the phone, goes on when the network is cut, and arrives in the evening', async () => {
  const page = await site.visit('resident', '/day', phone);
  // morning: the plan is there, and everything it needs
  await page.getByText(/今天要用的都已存到本机/).waitFor();
  const plan = page.getByRole('list', { name: '今天的安排' });
  await plan.getByText('联系住户').first().waitFor();
  const planned = await plan.getByRole('listitem').count();
  expect(planned).toBeGreaterThan(1);
  await expect.poll(async () => (await stored(page, 'kept')).map(({ key }) => String(key)).join(' ')).toContain('households');

  // the person's own order goes before that of the way, and what is left out comes back
  const titleAt = async (n: number): Promise<string> => (await plan.getByRole('listitem').nth(n).locator('.title').textContent()) ?? '';
  const [began, second] = [await titleAt(0), await titleAt(1)];
  await page.getByRole('button', { name: '调整顺序' }).click();
  await page.getByRole('button', { name: new RegExp(`^移动第 2 件：${second}`) }).press('ArrowUp');
  await page.getByRole('button', { name: '调整顺序' }).click();
  await expect.poll(() => titleAt(0)).toBe(second);

  // the network goes: the page of the next one opens all the same, and what is done there waits
  await page.context().setOffline(true);
  await page.getByRole('link', { name: `去办：${second}` }).click();
  await page.getByRole('button', { name: '已电话联系' }).click();
  await page
    .getByText(/已电话联系：已保存，有网后自动发送/)
    .first()
    .waitFor();
  await goTo(page, '/day');
  await page.getByRole('link', { name: `去办：${began}` }).waitFor();
  const done = page.getByRole('region', { name: '已办的' });
  await done.getByText('已写好，待发送').waitFor();

  // evening: it arrives, once
  await page.context().setOffline(false);
  await expect.poll(async () => (await stored(page, 'outbox')).length, { timeout: 30_000 }).toBe(0);
  const { items } = (await (await page.request.get(`${site.url}/api/my-households`)).json()) as {
    items: { address: string; last: { how: string } | null }[];
  };
  expect(items.find(({ address }) => address === second)?.last?.how).toBe('phone');
  await page.close();
});

it('a worker’s day with the network cut in the middle: a round walked, a task checked on the spot with a photo; in the evening the desk sees both, once', async () => {
  const run = Date.now();
  const clerk = await site.visit('clerk', '/health', phone);
  const page = await site.visit('gridworker', '/health', phone);
  const resident = await site.visit('resident', '/health', phone);
  const made = async (by: typeof page, path: string, data: object) => {
    const answer = await by.request.post(`${site.url}${path}`, { headers: { 'x-linli': '1' }, data: { id: crypto.randomUUID(), ...data } });
    expect(answer.status(), await answer.text()).toBe(201);
    return answer.json();
  };
  const read = async (path: string) => (await clerk.request.get(`${site.url}${path}`)).json();
  const me = await (await page.request.get(`${site.url}/api/me`)).json();
  const [{ placeId, name: stop, area }] = (await read('/api/patrol-points?limit=1')).items;
  const day = new Date(run + 8 * 3_600_000).toISOString().slice(0, 10);
  const route = await made(clerk, '/api/patrol-routes', {
    name: `一天的巡查 ${run}`,
    areaCode: area.code,
    organisationId: null,
    walkers: [me.account.id],
    lines: [],
    minutes: 10,
    since: day,
    rhythm: { every: 'day', days: 'all', on: [], times: 1, hours: [], from: day, until: null, seasons: [] },
    stops: [placeId],
    scanning: false,
  });
  const title = `楼道灯不亮 ${run}`;
  const { caseId } = await made(resident, '/api/reports', { text: title, areaCode: me.posts[0].area.code });

  // morning: both stand in the plan, and all they need is on the phone
  await page.goto(`${site.url}/day`);
  const plan = page.getByRole('list', { name: '今天的安排' });
  const [round, task] = [plan.getByRole('link', { name: `一天的巡查 ${run}` }), plan.getByRole('link', { name: title })];
  await round.waitFor();
  await task.waitFor();
  await page.getByText(/今天要用的都已存到本机/).waitFor();

  await page.context().setOffline(true);
  // the map of the own grids, with today's order on it
  await page.getByRole('button', { name: '地图' }).click();
  const map = page.getByRole('dialog', { name: '地图' });
  await map.getByRole('button', { name: new RegExp(`^\\d+ 一天的巡查 ${run}$`) }).waitFor();
  await map.getByRole('button', { name: '关闭' }).click();
  await round.click();
  await page.getByRole('button', { name: `查下一处：${stop}` }).click();
  await page.getByRole('button', { name: '都正常' }).click();
  await page.getByText('这一班已走完').waitFor();
  await goTo(page, '/day');
  await task.click();
  await page.getByRole('button', { name: '核实属实' }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .locator('input[type=file]')
    .first()
    .setInputFiles(await testPhoto());
  await sheet.getByRole('img').first().waitFor();
  await sheet.getByRole('button', { name: '核实属实' }).click();
  await expect.poll(async () => (await stored(page, 'outbox')).length).toBe(2);
  await goTo(page, '/day');
  const done = page.getByRole('region', { name: '已办的' });
  await done.getByText(title).waitFor();
  await done.getByText(`一天的巡查 ${run}`).waitFor();

  await page.context().setOffline(false);
  await expect.poll(async () => (await stored(page, 'outbox')).length, { timeout: 40_000 }).toBe(0);
  expect((await read(`/api/patrol-scans?route=${route.id}`)).items).toHaveLength(1);
  const { state, timeline } = (await read(`/api/cases/${caseId}`)) as { state: string; timeline: { action: string; photos: object[] }[] };
  const checked = timeline.filter(({ action }) => action === 'verify');
  expect([state, checked.map(({ photos }) => photos.length)]).toEqual(['verified', [1]]);
  for (const one of [page, clerk, resident]) await one.close();
});
