import type { Point } from '#contract/kernel/values.ts';
import { type Database, systemAccess } from '#kernel/db.ts';
import { makeSnapshot, ringsOf } from '#modules/territory/domain/index.ts';
import { readAreas } from '#modules/territory/index.ts';
import { seeded } from '#tools/demo/geometry/random.ts';

const points = 300_000;

/**
 * Locates points in this process over all polygons of a jurisdiction as it is stored: two thirds strewn over its bounds, one third corners and
 * middles of edges of grids, where two or more areas meet. After as many to warm up.
 * @returns points located in a second, and the share that lies in a grid
 */
export async function measureLocating(
  db: Database,
  jurisdictionId: string,
): Promise<{ locatePerSecond: number; polygons: number; inside: number }> {
  const { areas } = await db.read(systemAccess(jurisdictionId), (tx) => readAreas(tx, new Date()));
  const territory = makeSnapshot(areas, 'bench');
  if (!territory?.root.boundary) throw new Error('the city has no boundary');
  const grids = areas.filter((area) => area.level === 'grid' && area.boundary);
  const outline = ringsOf(territory.root.boundary).flat();
  const [lons, lats] = [outline.map(([lon]) => lon), outline.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const random = seeded(1);
  const asked = Array.from({ length: points }, (_, i): Point => {
    if (i % 3 > 0) return { lon: west + random() * (east - west), lat: south + random() * (north - south) };
    const grid = grids[Math.floor(random() * grids.length)];
    const ring = grid?.boundary ? (ringsOf(grid.boundary)[0] ?? []) : [];
    const at = Math.floor(random() * (ring.length - 1));
    const [[x1, y1], [x2, y2]] = [ring[at] ?? [west, south], ring[at + 1] ?? [west, south]];
    return i % 2 === 0 ? { lon: x1, lat: y1 } : { lon: (x1 + x2) / 2, lat: (y1 + y2) / 2 };
  });
  for (const point of asked) territory.locate(point);
  const from = performance.now();
  let inside = 0;
  for (const point of asked) if (territory.locate(point)?.grid) inside++;
  const locatePerSecond = Math.round(points / ((performance.now() - from) / 1000));
  return { locatePerSecond, polygons: areas.filter((area) => area.boundary).length, inside: Number((inside / points).toFixed(3)) };
}
