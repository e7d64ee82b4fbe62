import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Boundary, Position } from '#ui/geometry/index.ts';
import { clickAt, json, ringOf } from './drawing-map.ts';
import { openSite, phone, type Site, violationsOf } from './site.ts';

/** A grid is divided by hand, takes effect, gets a worker, receives a report – is merged again, and that is undone. */
describe('drawing a grid, from the line to the report that finds it', () => {
  let site: Site;
  let page: Page;
  let community: Area;
  let grid: Drawn;
  let outline: Boundary;
  let newCode = '';
  /** A point in the new part. */
  let spot: Position = [0, 0];
  const newName = '东门新网格';
  beforeAll(async () => {
    site = await openSite();
    page = await site.visit('dispatcher', '/console/grids');
    const street = (await json<Me>(page, '/api/me')).posts[0]?.area?.code as string;
    community = (await json<Areas>(page, `/api/areas?parent=${street}`)).items[0] as Area;
    const around = await json<Boundaries>(page, `/api/areas/boundaries?within=${street}&level=community`);
    outline = around.features.find((one) => one.properties.code === community.code)?.geometry as Boundary;
    const grids = await json<Boundaries>(page, `/api/areas/boundaries?within=${community.code}&level=grid`);
    grid = grids.features.map(drawn).sort((a, b) => b.width - a.width)[0] as Drawn;
  });
  afterAll(() => site?.close());

  it('opens a drawing of the community', async () => {
    await page.goto(`${site.url}/console/grids?area=${community.code}`);
    await page.getByRole('button', { name: '绘制', exact: true }).click();
    await page.getByRole('button', { name: '开始绘制' }).click();
    await page.getByRole('toolbar', { name: '绘制工具' }).waitFor();
    await page.locator('.maplibregl-canvas').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('divides the widest grid by a line from north to south, names the part and sees the figures add up', async () => {
    await page.getByRole('button', { name: grid.name, exact: false }).first().click();
    await page.getByRole('button', { name: '分割' }).first().click();
    // two metres beyond the border on either side: the line enters and leaves
    const [lon, south, north] = [grid.middle, grid.south - 0.0004, grid.north + 0.0004];
    for (const at of [north, south]) await clickAt(page, outline, [lon, at]);
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByRole('heading', { name: '确认名称和户数' }).waitFor();
    await page.getByText(/户数合计.*与原来一致/).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('名称').last().fill(newName);
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('已自动保存').waitFor();
  });

  it('undo takes the division back and redo brings it again', async () => {
    const part = page.locator('.grids-rows').getByText(newName);
    await part.waitFor();
    await page.keyboard.press('Control+z');
    await part.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+Z');
    await part.waitFor();
    await page.getByText('已自动保存').waitFor();
  });

  it('publishes today after a look at what it would do', async () => {
    await page.getByRole('button', { name: '检查并发布' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('新设').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await sheet.getByLabel('依据').fill('社区网格优化调整方案第 3 号');
    await sheet.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('新版网格已生效').waitFor();
    await page.waitForURL(/grid=%22\d{15}/);
    newCode = /grid=%22(\d{15})/.exec(page.url())?.[1] ?? '';
    expect(newCode.startsWith(community.code)).toBe(true);
  });

  it('gives the new grid its worker', async () => {
    const staff = page.locator('section', { has: page.getByRole('heading', { name: '人员' }) }).last();
    await staff.getByText('缺网格员').waitFor();
    await staff.getByRole('button', { name: '安排' }).nth(1).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: /登记新人员/ }).click();
    await form.getByLabel('姓名').fill('顾晓岚');
    await form.getByRole('button', { name: '安排' }).click();
    await form.waitFor({ state: 'hidden' });
    await staff.getByText('顾晓岚').waitFor();
  });

  it('history tells of the split', async () => {
    await page.getByRole('heading', { name: '沿革' }).waitFor();
    await page.getByText('析置').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByText('社区网格优化调整方案第 3 号').first().waitFor();
  });

  it('a report from a point in the new part is located to the new grid', async () => {
    const inside = await json<Boundaries>(page, `/api/areas/boundaries?within=${community.code}&level=grid`);
    spot = drawn(inside.features.find((one) => one.properties.code === newCode) as Boundaries['features'][number]).inside;
    expect(await reportedTo()).toBe(newCode);
    const listed = await json<{ items: unknown[] }>(page, `/api/cases?area=${newCode}&queue=open`);
    expect(listed.items).toHaveLength(1);
  });

  it('merges the part back: its worker follows, its code ends, reports from there go to the grid that took it in', async () => {
    await page.goto(`${site.url}/console/grids?area=${community.code}`);
    await page.getByRole('button', { name: '绘制', exact: true }).click();
    await page.getByRole('button', { name: '开始绘制' }).click();
    await page.getByRole('toolbar', { name: '绘制工具' }).waitFor();
    for (const name of [grid.name, newName]) await page.getByRole('checkbox', { name: new RegExp(name) }).check();
    await page.getByRole('button', { name: `并入${grid.name}` }).click();
    await page.locator('.grids-rows').getByText(newName).waitFor({ state: 'detached' });
    await page.getByText('已自动保存').waitFor();
    await publish('撤销', '网格合并，居民意见征集后定');
    await expect.poll(() => reportedTo()).toBe(grid.code);
    expect((await page.request.get(`${site.url}/api/areas/${newCode}`)).status()).toBe(404);
    const workers = async () =>
      (await json<{ items: { person: { name: string } }[] }>(page, `/api/offices?area=${grid.code}&kind=grid_worker`)).items.map(
        ({ person }) => person.name,
      );
    await expect.poll(workers).toContain('顾晓岚');
    // what was filed there stays there
    const listed = await json<{ items: { area: { code: string } }[] }>(page, `/api/cases?area=${newCode}&queue=open`);
    expect(listed.items).toHaveLength(1);
  });

  it('restores what was before the merger, under a code of its own', async () => {
    await page.getByRole('button', { name: '版本' }).click();
    const versions = page.getByRole('dialog');
    await versions.getByText('网格合并，居民意见征集后定').waitFor();
    await expect.poll(() => versions.getByText('已发布', { exact: true }).count()).toBe(2);
    expect(await violationsOf(page)).toEqual([]);
    await versions.getByRole('button', { name: '恢复到此前' }).first().click();
    await page.getByRole('button', { name: '开始绘制' }).click();
    await page.getByRole('toolbar', { name: '绘制工具' }).waitFor();
    await page.locator('.grids-rows').getByText(newName).waitFor();
    await publish('新设', '合并后服务半径过大，恢复原划分');
    const codes = async () =>
      (await json<Boundaries>(page, `/api/areas/boundaries?within=${community.code}&level=grid`)).features.flatMap(({ properties }) =>
        properties.name === newName ? [properties.code] : [],
      );
    await expect.poll(codes).toHaveLength(1);
    const [restored] = await codes();
    expect(restored).not.toBe(newCode);
    await expect.poll(() => reportedTo()).toBe(restored);
  });

  /** Publishes the drawing today, once the preview says what is expected. */
  const publish = async (shown: string, reason: string): Promise<void> => {
    await page.getByRole('button', { name: '检查并发布' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('heading', { name: shown }).waitFor();
    await sheet.getByLabel('依据').fill(reason);
    await sheet.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('新版网格已生效').last().waitFor();
    await page.getByRole('toolbar', { name: '绘制工具' }).waitFor({ state: 'detached' });
  };

  /** Code of the grid that a resident's report from the spot in the new part goes to. */
  const reportedTo = async (): Promise<string> => {
    const resident = await site.visit('resident', '/', phone);
    const answer = await resident.request.post(`${site.url}/api/reports`, {
      headers: { 'x-linli': '1' },
      data: {
        id: crypto.randomUUID(),
        text: '门口的路灯不亮了，晚上看不清路，请派人来修',
        point: { lon: spot[0], lat: spot[1] },
        placeText: null,
        areaCode: null,
        categoryCode: null,
        photoIds: [],
        anonymous: false,
        occurredAt: null,
      },
    });
    await resident.close();
    const report = (await answer.json()) as { location: { grid: { code: string } } };
    expect(answer.status(), JSON.stringify(report)).toBe(201);
    return report.location.grid.code;
  };
});

type Me = { posts: { area: { code: string } | null }[] };
type Area = { code: string; name: string };
type Areas = { items: Area[] };
type Boundaries = { features: { properties: { code: string; name: string }; geometry: Boundary }[] };
interface Drawn {
  readonly code: string;
  readonly name: string;
  readonly width: number;
  readonly middle: number;
  readonly south: number;
  readonly north: number;
  /** A point inside. */
  readonly inside: Position;
}

/** The shape of a grid, measured along the meridian through its middle. */
const drawn = ({ properties, geometry }: Boundaries['features'][number]): Drawn => {
  const ring = ringOf(geometry);
  const [west, east] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
  const middle = (west + east) / 2;
  const cuts = ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length] as Position;
    return a[0] <= middle === b[0] <= middle ? [] : [a[1] + ((middle - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
  });
  cuts.sort((a, b) => a - b);
  const [first, second] = cuts as [number, number];
  return {
    code: properties.code,
    name: properties.name,
    width: east - west,
    middle,
    south: Math.min(...cuts),
    north: Math.max(...cuts),
    inside: [middle, (first + second) / 2],
  };
};
