import { type Boundary, makeSnapshot, type TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { seeded } from '#tools/demo/geometry/random.ts';
import { demoAreas } from '#tools/demo/territory.ts';

/** What locating points in a territory of a number of grids takes. */
export interface LocateFigures {
  readonly grids: number;
  /** Corners of all grids together. */
  readonly corners: number;
  readonly prepareMs: number;
  /** Points located in a second, of points strewn over the bounds of the territory. */
  readonly perSecond: number;
  /** Share of the points that lie in a grid. */
  readonly inside: number;
}

/** Points that are asked for, after as many to warm up. */
const points = 500_000;

/** A county of 0.6° × 0.6° cut into `grids` polygons with 24 corners each, whose borders wind and are shared with the neighbours. */
function district(grids: number): TerritorySnapshot {
  const side = Math.ceil(Math.sqrt(grids));
  const step = 0.6 / side;
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  const wave = (k: number, turns: number) => 0.18 * Math.sin(k * 12.9898 * turns + turns);
  // a border between two corners in six pieces; both neighbours walk the same spots
  const along = (x: number, y: number, level: boolean): [number, number][] =>
    [0, 1, 2, 3, 4, 5].map((k) => {
      const at = k / 6;
      const off = k === 0 ? 0 : wave(x * 7 + y * 13 + k, level ? 1.3 : 2.1);
      const [u, v] = level ? [x + at, y + off] : [x + off, y + at];
      return [round(100 + u * step), round(26 + v * step)];
    });
  const square = (x: number, y: number): Boundary => {
    const ring = [
      ...along(x, y, true),
      ...along(x + 1, y, false),
      ...along(x, y + 1, true)
        .concat(along(x + 1, y + 1, true).slice(0, 1))
        .reverse()
        .slice(0, -1),
      ...along(x, y, false)
        .concat(along(x, y + 1, false).slice(0, 1))
        .reverse()
        .slice(0, -1),
    ];
    return { type: 'Polygon', coordinates: [[...ring, ring[0] as [number, number]]] };
  };
  const whole: Boundary = {
    type: 'Polygon',
    coordinates: [
      [
        [99.9, 25.9],
        [100.7, 25.9],
        [100.7, 26.7],
        [99.9, 26.7],
        [99.9, 25.9],
      ],
    ],
  };
  const area = (code: string, path: string, level: 'county' | 'grid', boundary: Boundary) => ({
    ...{ id: code, parentId: level === 'grid' ? '530702' : null, code, path, level, name: code, shortName: code, boundary },
    ...{ kind: null, households: null, residents: null, center: null, names: [], current: true },
  });
  const cells = Array.from({ length: grids }, (_, i) => {
    const number = String(i).padStart(9, '0');
    const path = `53.07.02.${number.slice(0, 3)}.${number.slice(3, 6)}.${number.slice(6)}`;
    return area(`530702${number}`, path, 'grid', square(i % side, Math.floor(i / side)));
  });
  const made = makeSnapshot([area('530702', '53.07.02', 'county', whole), ...cells], 'bench');
  if (!made) throw new Error('a territory without areas');
  return made;
}

/** Prepares a territory of `grids` polygons and locates points strewn over it, one after another, in this process. */
export function locatePerSecond(grids: number): LocateFigures {
  const from = performance.now();
  const territory = district(grids);
  const prepareMs = performance.now() - from;
  const random = seeded(1);
  const strewn = Array.from({ length: points }, () => ({ lon: 100 + random() * 0.6, lat: 26 + random() * 0.6 }));
  for (const point of strewn) territory.locate(point);
  const begun = performance.now();
  let inside = 0;
  for (const point of strewn) if (territory.locate(point)?.grid) inside++;
  const perSecond = Math.round(points / ((performance.now() - begun) / 1000));
  return { grids, corners: grids * 24, prepareMs: Math.round(prepareMs), perSecond, inside: inside / points };
}

/** How long a single point takes in the demo district, and a text. */
function inDemoDistrict() {
  const areas = demoAreas().map((area) => ({ ...area, id: area.code, parentId: area.parentCode, current: true }));
  const territory = makeSnapshot(areas, 'bench');
  if (!territory) throw new Error('the demo district is empty');
  const random = seeded(1);
  const somewhere = () => ({ lon: 100.15 + random() * 0.3, lat: 26.6 + random() * 0.46 });
  for (let i = 0; i < 100_000; i++) territory.locate(somewhere());
  const times = new Float64Array(100_000);
  for (let i = 0; i < times.length; i++) {
    const point = somewhere();
    const from = performance.now();
    territory.locate(point);
    times[i] = performance.now() - from;
  }
  times.sort();
  const at = (part: number) => Number((times[Math.floor((times.length - 1) * part)] as number).toFixed(5));
  const text = '我住大研街道七一社区，楼下的路灯坏了好几天，晚上看不清路，老人摔过跤，请尽快派人来修。'.repeat(4);
  const from = performance.now();
  for (let i = 0; i < 10_000; i++) territory.locateByText(text);
  return { areas: areas.length, p50: at(0.5), p99: at(0.99), max: at(1), textMs: (performance.now() - from) / 10_000 };
}

if (import.meta.main) {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const demo = inDemoDistrict();
  print(`demo district, ${demo.areas} areas: a point p50 ${demo.p50} ms, p99 ${demo.p99} ms, worst ${demo.max} ms`);
  print(`a text of 172 characters: ${demo.textMs.toFixed(4)} ms on average`);
  const sizes = [1_000, 10_000, 100_000].map(locatePerSecond);
  for (const { grids, corners, prepareMs, perSecond, inside } of sizes) {
    print(
      `${grids} grids, ${corners} corners, prepared in ${prepareMs} ms: ${perSecond} points/s, ${(inside * 100).toFixed(1)} % in a grid`,
    );
  }
  print(JSON.stringify({ demo, sizes }));
}
