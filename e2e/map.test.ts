import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desktop, fits, openSite, phone, type Site, violationsOf } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A map at rest as somebody sees it, with everything that goes wrong in the page. */
const openMap = async (login: string, path: string, size = desktop): Promise<{ page: Page; errors: string[] }> => {
  const page = await site.visit(login, '/health', size);
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('console', (m) => (m.type() === 'error' || m.type() === 'warning') && errors.push(m.text()));
  await page.goto(`${site.url}${path}`);
  await page.waitForSelector('.city-canvas[data-shown]', { timeout: 60_000 });
  return { page, errors };
};
const report = async (text: string): Promise<string> => {
  const page = await site.visit('resident', '/health');
  const answer = await page.request.post(`${site.url}/api/reports`, {
    headers: { 'x-linli': '1' },
    data: {
      ...{ id: v7(), text, point: { lon: 100.2335, lat: 26.8722 }, placeText: null, areaCode: null, categoryCode: null },
      ...{ photoIds: [], anonymous: false, occurredAt: null },
    },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { caseId: string }).caseId;
};

it('the map comes up with areas on it; list and address lead down, Escape up; the way there can be sent to a colleague', async () => {
  const { page, errors } = await openMap('supervisor', '/console/map');
  const shown = async () => JSON.parse((await page.locator('.city-canvas').getAttribute('data-shown')) ?? '{}') as { areas: number };
  await expect.poll(async () => (await shown()).areas).toBeGreaterThan(0);
  await page.getByRole('button', { name: '大研街道' }).click();
  await page.getByRole('button', { name: '七一社区' }).waitFor();
  const sent = page.url();
  await page.locator('body').press('Escape');
  await page.getByRole('button', { name: '束河街道' }).waitFor();
  await page.goto(sent);
  await page.getByRole('button', { name: '七一社区' }).waitFor();
  await page.getByRole('combobox', { name: '查找区域' }).fill('束河');
  await page.getByTitle('束河街道').or(page.getByText('束河街道 · 街道')).first().click();
  await page.locator('.city-trail strong', { hasText: '束河街道' }).waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

it('a new case points itself out on an open map and is counted, without a reload; a click leads to its page', async () => {
  const { page, errors } = await openMap('supervisor', '/console/map');
  const before = Number(await page.locator('.city-big').textContent());
  // it is there for a moment only, so it is waited for from before the report on
  const pulse = page.waitForSelector('.city-pulse', { state: 'attached' });
  const caseId = await report('解放桥头路灯不亮，晚上看不清台阶');
  await pulse;
  await expect.poll(async () => Number(await page.locator('.city-big').textContent())).toBe(before + 1);
  await page.goto(`${site.url}/console/map?area=%22530702001%22`);
  const where = await page.request.get(`${site.url}/api/map/features?layer=cases&ids=${caseId}`);
  expect(((await where.json()) as { items: unknown[] }).items).toHaveLength(1);
  expect(errors).toEqual([]);
  await page.close();
});

it('a click on a mark opens its card, the card its page', async () => {
  const caseId = await report('广场东侧井盖松动，有人踩到差点摔倒');
  const { page } = await openMap('dispatcher', '/console/map');
  const box = await page.locator('.city-canvas').boundingBox();
  if (!box) throw new Error('no map');
  // the map is brought so near that nothing else stands on the spot, by the address of the grid the case lies in
  const grid = (await (await page.request.get(`${site.url}/api/areas/locate?lon=100.2335&lat=26.8722`)).json()) as {
    grid: { code: string };
  };
  await page.goto(`${site.url}/console/map?area=%22${grid.grid.code}%22`);
  await page.waitForSelector('.city-canvas[data-shown]', { timeout: 60_000 });
  const counts = (await (await page.request.get(`${site.url}/api/map/counts?area=${grid.grid.code}`)).json()) as {
    area: { bounds: [number, number, number, number]; figures: { cases: { none: number; green: number } } };
  };
  expect(counts.area.figures.cases.green).toBeGreaterThan(0);
  const [west, south, east, north] = counts.area.bounds;
  // where the case stands on screen: the box of the grid fills the room beside the layers, margins 36 and 250
  const room = { left: 36, right: 250, top: 36, bottom: 36 };
  const y = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const [wide, high] = [((east - west) * Math.PI) / 180, y(north) - y(south)];
  const scale = Math.min((box.width - room.left - room.right) / wide, (box.height - room.top - room.bottom) / high);
  const middle = { x: (room.left + box.width - room.right) / 2, y: (room.top + box.height - room.bottom) / 2 };
  const at = {
    x: box.x + middle.x + (((100.2335 - (west + east) / 2) * Math.PI) / 180) * scale,
    y: box.y + middle.y - (y(26.8722) - (y(north) + y(south)) / 2) * scale,
  };
  await page.mouse.click(at.x, at.y);
  await page.locator('.city-card').waitFor();
  const link = page.locator(`.city-card a[href$="/cases/${caseId}"]`);
  await link.first().waitFor();
  await link.first().click();
  await page.waitForURL(new RegExp(`/console/cases/${caseId}`));
  await page.close();
});

for (const [name, size] of Object.entries({ desktop, phone })) {
  it(`all layers and filters (${name}): no error, nothing wider than the screen, axe finds nothing serious`, async () => {
    const layers = encodeURIComponent(JSON.stringify(['cases', 'places', 'units', 'teams', 'organisations', 'workers']));
    const { page, errors } = await openMap('supervisor', `/console/map?area=%22530702001%22&layers=${layers}`, size);
    if (size === phone) await page.getByRole('button', { name: '图层' }).click();
    await page.getByText('平台不跟踪人员位置').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    // what is chosen shows once the address has it
    await page.getByLabel('热力图').click();
    await page.getByLabel('已超时').click();
    await page.waitForURL((url) => url.search.includes('heat=true') && url.search.includes('light='));
    await fits(page);
    expect(errors).toEqual([]);
    await page.close();
  });
}

it('who has no desk has no map', async () => {
  const page = await site.visit('sysadmin', '/console/map');
  await page.getByText('您的岗位不能使用这个页面').waitFor();
  await expect.poll(() => page.locator('.city').count()).toBe(0);
  await page.close();
});
