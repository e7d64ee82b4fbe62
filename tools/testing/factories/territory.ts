import type { AreaInput } from '#modules/territory/domain/index.ts';

/** Grids of a test district from west to east, by the digits after the county's code. */
const strips = ['001001001', '001001002', '001002001', '002001001'] as const;
export type Grid = (typeof strips)[number];

const west = 100.2;
const width = 0.01;
const names: Readonly<Record<string, string>> = {
  '': '试验县',
  '001': '东河街道',
  '002': '西山街道',
  '001001': '柳岸社区',
  '001002': '桥头社区',
  '002001': '松坡社区',
  '001001001': '第一网格',
  '001001002': '第二网格',
  '001002001': '第一网格',
  '002001001': '第一网格',
};

const square = (first: number, last: number) => {
  const [w, e, s, n] = [west + first * width, west + (last + 1) * width, 26.86, 26.9];
  return {
    type: 'Polygon' as const,
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ] as [number, number][],
    ],
  };
};

/** A point in the middle of a grid. */
export const pointIn = (grid: Grid): { lon: number; lat: number } => ({ lon: west + (strips.indexOf(grid) + 0.5) * width, lat: 26.88 });

/** A county of two streets, three communities and four grids, all squares in a row. */
export const districtAreas = (county: string): AreaInput[] =>
  Object.entries(names).map(([tail, name]) => {
    const inside = strips.flatMap((s, i) => (s.startsWith(tail) ? [i] : []));
    return {
      code: county + tail,
      name,
      shortName: name,
      kind: null,
      households: 400,
      residents: 1100,
      center: null,
      boundary: square(inside[0] ?? 0, inside.at(-1) ?? 0),
      names: tail === '001001002' ? ['锦绣花园'] : [],
    };
  });
