import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft, DrawnArea } from '#contract/drawing/api.ts';
import { type Position, verticesOf } from '#ui/geometry/index.ts';
import { json, pixelOf, ringOf } from './drawing-map.ts';
import { desktop, openSite, type Site } from './site.ts';

type Pixel = { x: number; y: number };
interface Hand {
  down(at: Pixel): Promise<void>;
  move(to: Pixel): Promise<void>;
  up(): Promise<void>;
}

/** A tablet: fingers, no mouse. */
const tablet = { width: 1180, height: 820 };
const keyOf = ([x, y]: Position): string => `${x.toFixed(6)} ${y.toFixed(6)}`;

describe('dragging a corner that neighbours share', () => {
  let site: Site;
  let page: Page;
  let id = '';
  beforeAll(async () => {
    site = await openSite();
    page = await site.visit('dispatcher', '/console/grids');
    const street = (await json<{ posts: { area: { code: string } | null }[] }>(page, '/api/me')).posts[0]?.area?.code;
    const { items } = await json<{ items: { code: string }[] }>(page, `/api/areas?parent=${street}`);
    await page.goto(`${site.url}/console/grids?area=${items[0]?.code}`);
    await page.getByRole('button', { name: '绘制', exact: true }).click();
    await page.getByRole('button', { name: '开始绘制' }).click();
    await page.waitForURL(/draft=/);
    id = new URL(page.url()).searchParams.get('draft') ?? '';
  });
  afterAll(() => site?.close());

  /** The drawing as stored. */
  const stored = (): Promise<Draft> => json<Draft>(page, `/api/area-drafts/${id}`);
  const holders = (features: readonly DrawnArea[], at: Position): string[] =>
    features.filter((one) => verticesOf([one]).some((corner) => keyOf(corner) === keyOf(at))).map(({ key }) => key);

  /** Drags a corner of two or more areas that is not on the outline, and finds it in all of them at one new place. */
  const dragShared = async (on: Page, hand: Hand): Promise<void> => {
    await on
      .getByRole('radio', { name: '改边界' })
      .or(on.getByRole('button', { name: '改边界' }))
      .first()
      .click();
    await on.waitForLoadState('networkidle');
    const before = await stored();
    const outline = before.parentBoundary;
    if (!outline) throw new Error('no outline');
    const rim = new Set(ringOf(outline).map(keyOf));
    const corners = verticesOf(before.features).filter((at) => !rim.has(keyOf(at)) && holders(before.features, at).length > 1);
    // the one with most room around it, so that a few pixels cross nothing
    const room = (at: Position) =>
      Math.min(
        ...verticesOf(before.features).flatMap((other) =>
          keyOf(other) === keyOf(at) ? [] : [Math.hypot(other[0] - at[0], other[1] - at[1])],
        ),
      );
    const corner = corners.sort((a, b) => room(b) - room(a))[0] as Position;
    const keys = holders(before.features, corner);
    const from = await pixelOf(on, outline, corner);
    await hand.down(from);
    for (const step of [3, 8, 14, 20]) await hand.move({ x: from.x + step, y: from.y + step / 2 });
    await hand.up();
    await expect.poll(async () => (await stored()).version).toBeGreaterThan(before.version);
    const after = await stored();
    expect(holders(after.features, corner)).toEqual([]);
    const fresh = verticesOf(after.features).filter((at) => !verticesOf(before.features).some((was) => keyOf(was) === keyOf(at)));
    expect(fresh).toHaveLength(1);
    const to = fresh[0] as Position;
    expect(holders(after.features, to)).toEqual(keys);
    // it went where the pointer did, and the map stayed where it was
    const reached = await pixelOf(on, outline, to);
    expect(Math.hypot(reached.x - from.x - 20, reached.y - from.y - 10)).toBeLessThan(3);
  };

  it('by mouse', async () => {
    await dragShared(page, {
      down: async ({ x, y }) => {
        await page.mouse.move(x, y);
        await page.mouse.down();
      },
      move: ({ x, y }) => page.mouse.move(x, y),
      up: () => page.mouse.up(),
    });
  });

  it('by finger; the map stays, and a finger beside the corner takes hold of it', async () => {
    const url = page.url();
    await page.close();
    const { browser } = site;
    const storageState = await (await site.visit('dispatcher', '/health', desktop)).context().storageState();
    const context = await browser.newContext({
      viewport: tablet,
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      storageState,
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
    await page.goto(url);
    const devtools = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Pixel) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    const beside = ({ x, y }: Pixel): Pixel => ({ x: x + 9, y: y - 9 });
    await dragShared(page, {
      down: async (at) => void (await touch('touchStart', beside(at))),
      move: async (at) => void (await touch('touchMove', beside(at))),
      up: async () => void (await touch('touchEnd')),
    });
  });
});
