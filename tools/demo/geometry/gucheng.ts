import { type Mesh, makeMesh, type Spot } from './mesh.ts';
import { hills, seeded } from './random.ts';

/** The old town, from which kilometres are counted, WGS-84. */
const oldTown = { lon: 100.233, lat: 26.872 };
const kmPerDegreeLat = 110.8;
const kmPerDegreeLon = 111.32 * Math.cos((oldTown.lat * Math.PI) / 180);

/** Degrees of a spot, to five decimals (about a metre). */
export const toDegrees = ([x, y]: Spot): [lon: number, lat: number] => [
  Math.round((oldTown.lon + x / kmPerDegreeLon) * 1e5) / 1e5,
  Math.round((oldTown.lat + y / kmPerDegreeLat) * 1e5) / 1e5,
];

/** A rough outline, kilometres from the old town: close to the town in the west, far into the hills in the east and south. */
const outline: readonly Spot[] = [
  [-4, -26],
  [3, -28.5],
  [9, -26],
  [14, -21],
  [17, -15],
  [18, -8],
  [20.5, -1],
  [20, 6],
  [16.5, 11],
  [13, 16.5],
  [6, 18.5],
  [0, 17.5],
  [-4, 13],
  [-6, 8],
  [-7, 3],
  [-6, -2],
  [-5, -7],
  [-3.2, -12],
  [-5, -17],
  [-6.5, -22],
];

const inOutline = ([x, y]: Spot): boolean => {
  let inside = false;
  outline.forEach(([x1, y1], i) => {
    const [x2, y2] = outline[(i + 1) % outline.length] as Spot;
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
  });
  return inside;
};

/** Kilometres between neighbouring cells: lanes in the old town, slopes in the hills. */
export const spacing = ([x, y]: Spot): number => 0.125 + 0.05 * Math.max(0, Math.hypot(x + 0.6, y + 0.7) - 1.6);

/** How far borders leave the straight line: little along town streets, much along ridges. */
export const roughness = (at: Spot): number => Math.min(0.17, 0.05 + spacing(at) * 0.22);

/** Where the seat of each street lies and about how many square kilometres it takes, by name. */
export const streetSeats: Readonly<Record<string, { readonly at: Spot; readonly km2: number }>> = {
  大研街道: { at: [0.7, -0.2], km2: 8 },
  西安街道: { at: [-2, 0.9], km2: 10 },
  祥和街道: { at: [-1.2, -3.2], km2: 14 },
  束河街道: { at: [-3, 6.5], km2: 75 },
  金山街道: { at: [5.5, 0.5], km2: 75 },
  开南街道: { at: [-1.5, -8.5], km2: 65 },
  文化街道: { at: [7.5, -7.5], km2: 95 },
  金安镇: { at: [5, 12], km2: 180 },
  七河镇: { at: [-0.5, -19], km2: 190 },
  大东乡: { at: [14.5, 5.5], km2: 180 },
  金江白族乡: { at: [11.5, -17], km2: 190 },
};

/** Quarters a square until it is about as small as the spacing there, then puts a site near its middle. */
function scatter(): Spot[] {
  const random = seeded(530702);
  const sites: Spot[] = [];
  const quarter = (x: number, y: number, size: number): void => {
    if (size > spacing([x + size / 2, y + size / 2]) * (1.05 + 0.3 * random())) {
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        quarter(x + (dx * size) / 2, y + (dy * size) / 2, size / 2);
    } else sites.push([x + size * (0.18 + 0.64 * random()), y + size * (0.18 + 0.64 * random())]);
  };
  quarter(-22, -40, 70);
  return sites.filter(([x, y]) => x > -12 && x < 26 && y > -34 && y < 24);
}

/** The district as a mesh and the numbers of the cells that belong to it. */
export function districtMesh(): { mesh: Mesh; cells: number[] } {
  const spread = makeMesh(scatter());
  // one step towards the middle of the own cell evens the cells out
  const evened = spread.sites.map((site, i): Spot => {
    const ring = (spread.cells[i] as readonly number[]).map((v) => spread.vertices[v] as Spot);
    const near = ring.every(([x, y]) => Math.hypot(x - site[0], y - site[1]) < 3 * spacing(site) + 0.2);
    if (!near || ring.length < 3) return site;
    return [ring.reduce((sum, [x]) => sum + x, 0) / ring.length, ring.reduce((sum, [, y]) => sum + y, 0) / ring.length];
  });
  const mesh = makeMesh(evened);
  const aside = (at: Spot, seed: number) => 1.6 * hills(...at, 4, seed) + 0.5 * hills(...at, 1.3, seed + 1);
  const inside = (at: Spot) => inOutline([at[0] + aside(at, 11), at[1] + aside(at, 13)]);
  const chosen = new Set(mesh.sites.flatMap((site, i) => (inside(site) ? [i] : [])));
  // islands that the noise cut off stay outside
  const cells: number[] = [];
  const fromTown = (cell: number) => Math.hypot(...(mesh.sites[cell] as Spot));
  const start = [...chosen].reduce((best, cell) => (fromTown(cell) < fromTown(best) ? cell : best));
  chosen.delete(start);
  for (const queue = [start]; queue.length > 0; ) {
    const cell = queue.pop() as number;
    cells.push(cell);
    for (const neighbour of mesh.neighbours[cell] as readonly number[]) if (chosen.delete(neighbour)) queue.push(neighbour);
  }
  return { mesh, cells: cells.sort((a, b) => a - b) };
}
