import type { Page } from 'playwright-core';
import type { Boundary, Position } from '#ui/geometry/index.ts';

/** Reads JSON with the session of a page. */
export const json = async <T>(page: Page, path: string): Promise<T> =>
  (await page.request.get(new URL(path, page.url()).href)).json() as Promise<T>;

/** The outer ring of a boundary's first part. */
export const ringOf = (boundary: Boundary): readonly Position[] =>
  (boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates[0])?.[0] ?? [];

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** Where on the page a place of the drawing map lies. The map shows the outline whole, 32 pixels from the nearer edges. */
export const pixelOf = async (page: Page, outline: Boundary, [lon, lat]: Position): Promise<{ x: number; y: number }> => {
  const ring = ringOf(outline);
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  const [west, east] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
  const [south, north] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
  const [bottom, top] = [mercator(south), mercator(north)];
  const perDegree = Math.min((box.width - 64) / (east - west), (box.height - 64) / (((top - bottom) * 180) / Math.PI));
  return {
    x: box.x + box.width / 2 + (lon - (west + east) / 2) * perDegree,
    y: box.y + box.height / 2 - (((mercator(lat) - (top + bottom) / 2) * 180) / Math.PI) * perDegree,
  };
};

/** Clicks a place on the drawing map. */
export const clickAt = async (page: Page, outline: Boundary, at: Position): Promise<void> => {
  const { x, y } = await pixelOf(page, outline, at);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
};
