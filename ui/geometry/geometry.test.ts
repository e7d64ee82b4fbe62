import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaOf,
  type Boundary,
  clipTo,
  draw,
  findFaults,
  insertVertex,
  load,
  merge,
  moveVertex,
  type Outcome,
  type Position,
  positionsOf,
  removeVertex,
  type Shape,
  snap,
  split,
  TooIntricate,
  vertexAt,
  verticesOf,
  widthOf,
} from './index.ts';

interface Area extends Shape {
  readonly name: string;
}
/** Where fields of a board come to lie: how wide one is, in degrees, and how far the board is turned. */
interface Layout {
  readonly side: number;
  readonly slant: number;
}
const usual: Layout = { side: 0.01, slant: 0 };
const [west, south] = [100.2, 26.86];
const onGrid = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
const polygon = (...ring: Position[]): Boundary => ({ type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] });
const at = (x: number, y: number, { side, slant } = usual): Position => [
  onGrid(west + (x + slant * y) * side),
  onGrid(south + (y - slant * x) * side),
];
const box = (x1: number, y1: number, x2: number, y2: number, layout = usual) =>
  polygon(at(x1, y1, layout), at(x2, y1, layout), at(x2, y2, layout), at(x1, y2, layout));
const area = (key: string, boundary: Boundary | null, code: string | null = key): Area => ({
  key,
  code,
  from: [],
  boundary,
  name: `名${key}`,
});
/** A chessboard of areas within one outline. */
const board = (columns: number, rows: number, layout = usual): { areas: readonly Area[]; parent: Boundary } => {
  const parent = box(0, 0, columns, rows, layout);
  const areas = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    return area(String(i), box(x, y, x + 1, y + 1, layout));
  });
  return { areas: load(areas, parent), parent };
};
let made = 0;
const make = (original: Area): Area => ({ ...original, key: `n${made++}`, code: null, from: [] });
const done = <F>(outcome: Outcome<F>): readonly F[] => {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.features;
};
const total = (areas: readonly Area[]) => areas.reduce((sum, { boundary }) => sum + areaOf(boundary), 0);
/** Faults however narrow; with `beside`, gaps along the outline and ground beyond it only when wider than so many metres. */
const harmful = (areas: readonly Area[], parent: Boundary, beside = 0) => {
  const within = (outline: Boundary | null, metres: number) =>
    findFaults(areas, outline, { metres, squareMetres: 0 }).filter(({ code }) => code !== 'hole' && code !== 'too_small');
  return beside === 0 ? within(parent, 0) : [...within(null, 0), ...within(parent, beside)];
};
const edgesOf = (areas: readonly Area[]) =>
  areas.flatMap(({ boundary }) =>
    (boundary?.type === 'Polygon' ? boundary.coordinates : (boundary?.coordinates.flat() ?? [])).flatMap((ring) =>
      ring.slice(1).map((to, i) =>
        [ring[i], to]
          .map((p) => p?.join(' '))
          .sort()
          .join(' – '),
      ),
    ),
  );

/** Whether both ends of an edge lie within five steps of one side of the outline. */
const isOnOutline = (edge: string, parent: Boundary): boolean => {
  const ends = edge.split(' – ').map((end) => end.split(' ').map(Number) as [number, number]);
  return parent.coordinates.flat().some((_, i, corners) => {
    const [[ax, ay], [bx, by]] = [corners[i], corners[(i + 1) % corners.length]] as [[number, number], [number, number]];
    const far = ([x, y]: [number, number]) => Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay);
    return ends.every((end) => far(end) < 5.1e-7);
  });
};

describe('acts on areas', () => {
  it('splits along a line that enters and leaves, through neighbours too, and merges back to the same ground', () => {
    const { areas, parent } = board(2, 2);
    const cut = split(areas, '0', [[at(-0.5, 0.3), at(1.5, 0.62)]], make);
    const after = done(cut);
    expect(after).toHaveLength(5);
    const piece = after.find(({ code }) => code === null) as Area;
    expect(piece).toMatchObject({ from: ['0'], name: '名0' });
    expect(total(after)).toBeCloseTo(total(areas), 2);
    // the neighbour to the east gets the new corner and nothing of the line beyond it; the others are the same objects
    expect(positionsOf(after.find(({ key }) => key === '1')?.boundary ?? null)).toBe(6);
    expect(after.find(({ key }) => key === '2')).toBe(areas[2]);
    expect(harmful(after, parent)).toEqual([]);
    const back = done(merge(after, '0', piece.key));
    expect(back).toHaveLength(4);
    expect(areaOf(back[0]?.boundary ?? null)).toBeCloseTo(areaOf(areas[0]?.boundary ?? null), 2);
    expect(back[0]?.from).toEqual([]);
    expect(split(areas, '0', [[at(0.2, 0.3), at(0.8, 0.3)]], make)).toEqual({ refused: 'no_cut' });
    expect(split(areas, '0', [[at(0.2, -0.3), at(0.8, 0.3)]], make)).toEqual({ refused: 'no_cut' });
  });

  it('splits into several at once, and a bent line back into the same side', () => {
    const { areas, parent } = board(1, 1);
    const lines = [
      [at(0.3, -1), at(0.3, 2)],
      [at(0.6, -1), at(0.6, 2)],
    ];
    expect(done(split(areas, '0', lines, make)).map(({ boundary }) => Math.round(areaOf(boundary) / areaOf(parent) / 0.05) * 5)).toEqual([
      40, 30, 30,
    ]);
    const bay = done(split(areas, '0', [[at(0.2, -1), at(0.2, 0.5), at(0.7, 0.5), at(0.7, -1)]], make));
    expect(areaOf(bay[1]?.boundary ?? null) / areaOf(parent)).toBeCloseTo(0.25, 3);
    expect(harmful(bay, parent)).toEqual([]);
  });

  it('moves a shared corner for all who have it, and nothing over anything else', () => {
    const { areas, parent } = board(3, 3);
    const moved = done(moveVertex(areas, parent, at(1, 1), at(1.3, 1.2)));
    expect(vertexAt(moved, at(1.3, 1.2))?.keys).toEqual(['0', '1', '3', '4']);
    expect(moved[8]).toBe(areas[8]);
    expect(total(moved)).toBeCloseTo(total(areas), 2);
    expect(moveVertex(areas, parent, at(1, 1), at(2.2, 1.2))).toEqual({ refused: 'crossing' });
    expect(moveVertex(areas, parent, at(1, 1), at(2, 1))).toEqual({ refused: 'crossing' });
    expect(moveVertex(areas, parent, at(1, 1), at(-0.2, 1.1))).toHaveProperty('refused');
    expect(moveVertex(areas, parent, at(0, 0), at(0.1, 0.1))).toEqual({ refused: 'on_outline' });
    expect(moveVertex(areas, parent, at(1, 0), at(1.2, 0.1))).toEqual({ refused: 'on_outline' });
    const slid = done(moveVertex(areas, parent, at(1, 0), at(1.2, 0)));
    expect(harmful(slid, parent)).toEqual([]);
    expect(moveVertex(areas, parent, at(0.5, 0.5), at(1, 1))).toEqual({ refused: 'not_found' });
  });

  it('turns no area inside out: a corner does not pass through the edge opposite', () => {
    const { areas, parent } = board(2, 1);
    const cut = done(split(areas, '0', [[at(0, 0.2), at(0.5, 0.7), at(1, 0.2)]], make));
    const lower = cut.find(({ code }) => code === null) as Area;
    const triangle = done(split(cut, lower.key, [[at(0, 0.2), at(1, 0.2)]], make));
    expect(moveVertex(triangle, parent, at(0.5, 0.7), at(0.5, 0.1))).toEqual({ refused: 'crossing' });
    expect(moveVertex(triangle, parent, at(0.5, 0.7), at(0.5, 0.2))).toEqual({ refused: 'crossing' });
    expect(harmful(done(moveVertex(triangle, parent, at(0.5, 0.7), at(0.5, 0.21))), parent)).toEqual([]);
  });

  it('found by chance: a corner drawn two steps through the edge opposite, close to its end', () => {
    const { areas, parent } = board(4, 4);
    const line = [at(1.08715, 3.54275), at(3.27544, 0.74002), at(1.03437, 2.85535), at(0, 0)];
    const cut = done(split(done(insertVertex(areas, at(0, 1.00001))), '3', [line], make));
    const apex = at(3.27544, 0.74002);
    const beyond: Position = [onGrid(apex[0] - 0.00203), onGrid(apex[1] + 0.0026)];
    expect(moveVertex(cut, parent, apex, beyond)).toEqual({ refused: 'crossing' });
  });

  it('moves no edge to within half a step of a corner, nor a corner onto an edge or another corner', () => {
    const { areas, parent } = board(2, 1);
    const cut = done(split(areas, '0', [[at(0, 0.5), at(0.5, 0.5), at(1, 0.2)]], make));
    // two steps beside the border, so that the edge from at(1, 0.2) passes a third of a step beside at(1, 0.3)
    const beside = at(1 - 2e-5, 0.9);
    const moved = done(moveVertex(cut, parent, at(0.5, 0.5), beside));
    expect(load(moved, parent)).toBe(moved);
    const more = done(insertVertex(cut, at(1, 0.3)));
    for (const to of [beside, at(1, 0.9), at(1, 0.3), at(1, 1)]) {
      expect(moveVertex(more, parent, at(0.5, 0.5), to)).toEqual({ refused: 'crossing' });
    }
  });

  it('keeps corners upon an outline that runs aslant, however often it was cut', () => {
    const layout = { side: 0.001, slant: 0.31 };
    const { areas, parent } = board(1, 1, layout);
    const fractions = Array.from({ length: 60 }, (_, i) => ((i + 1) * 0.6180339887) % 1);
    const cut = fractions.reduce((now, x) => done(insertVertex(now, at(x, 0, layout))), areas);
    expect(verticesOf(cut)).toHaveLength(64);
    for (const corner of verticesOf(cut)) {
      expect(moveVertex(cut, parent, corner, at(0.5, 0.5, layout))).toEqual({ refused: 'on_outline' });
    }
    expect(harmful(cut, parent, 0.05)).toEqual([]);
  });

  it('inserts and removes corners for both neighbours, but no junction of three', () => {
    const { areas, parent } = board(2, 2);
    const inserted = insertVertex(areas, at(1.001, 0.4));
    const more = done(inserted);
    expect('at' in inserted && inserted.at).toEqual(at(1, 0.4));
    expect(vertexAt(more, at(1, 0.4))).toEqual({ keys: ['0', '1'], removable: true });
    const bent = done(moveVertex(more, parent, at(1, 0.4), at(1.2, 0.5)));
    expect(harmful(bent, parent)).toEqual([]);
    const straight = done(removeVertex(bent, parent, at(1.2, 0.5)));
    expect(straight.map(({ boundary }) => areaOf(boundary))).toEqual(areas.map(({ boundary }) => areaOf(boundary)));
    expect(removeVertex(areas, parent, at(1, 1))).toEqual({ refused: 'junction' });
    expect(removeVertex(areas, parent, at(1, 0))).toEqual({ refused: 'junction' });
    expect(removeVertex(areas, parent, at(0, 0))).toEqual({ refused: 'on_outline' });
  });

  it('draws a new area out of those below, cuts it to the outline and keeps descent', () => {
    const { areas, parent } = board(2, 1);
    const drawn = done(draw(areas, parent, area('x', null, null), box(0.5, 0.5, 1.5, 1.5)));
    const fresh = drawn.find(({ key }) => key === 'x') as Area;
    expect(fresh.from).toEqual(['0', '1']);
    expect(areaOf(fresh.boundary) / areaOf(parent)).toBeCloseTo(0.25, 3);
    expect(harmful(drawn, parent)).toEqual([]);
    // right over one of them: it is gone
    const over = done(draw(areas, parent, area('x', null, null), box(1, 0, 2, 1)));
    expect(over.map(({ key, from }) => [key, from])).toEqual([
      ['0', []],
      ['x', ['1']],
    ]);
    // more ground for one there is: a border moves, nobody descends from anybody
    const more = done(draw(areas, parent, '0', box(0.5, 0.2, 1.4, 0.6)));
    expect(more.map(({ from }) => from)).toEqual([[], []]);
    expect(harmful(more, parent)).toEqual([]);
    expect(draw(areas, parent, area('x', null, null), polygon(at(0, 0), at(1, 1), at(1, 0), at(0, 1)))).toEqual({ refused: 'crossing' });
    expect(draw(areas, parent, area('x', null, null), box(5, 5, 6, 6))).toEqual({ refused: 'outside' });
    // an estate inside a grid leaves a hole in it
    const inside = done(draw(areas, parent, area('x', null, null), box(0.4, 0.4, 0.6, 0.6)));
    expect(harmful(inside, parent)).toEqual([]);
    expect(findFaults(inside, parent).map(({ code }) => code)).toEqual(['hole']);
    expect(areaOf(done(merge(inside, '0', 'x'))[0]?.boundary ?? null)).toBeCloseTo(areaOf(areas[0]?.boundary ?? null), 2);
  });

  it('snaps to corners before edges, to the outline too', () => {
    const { areas, parent } = board(2, 1);
    expect(snap(areas, parent, at(1.002, 0.003), 5)).toMatchObject({ position: at(1, 0), to: 'vertex', keys: ['0', '1'] });
    expect(snap(areas, parent, at(1.002, 0.5), 5)).toMatchObject({ position: at(1, 0.5), to: 'edge', keys: ['0', '1'] });
    expect(snap(areas, parent, at(0.5, 0.5), 5)).toBeNull();
    expect(snap([], parent, at(2.001, 0.5), 5)).toMatchObject({ position: at(2, 0.5), to: 'edge', keys: [] });
  });

  it('clips to the outline', () => {
    expect(areaOf(clipTo(box(-1, -1, 0.5, 0.5), box(0, 0, 1, 1))) / areaOf(box(0, 0, 1, 1))).toBeCloseTo(0.25, 3);
    expect(clipTo(box(3, 3, 4, 4), box(0, 0, 1, 1))).toBeNull();
  });
});

describe('faults', () => {
  const parent = box(0, 0, 2, 1);
  const codes = (...areas: Area[]) => findFaults(areas, parent).map(({ code, keys }) => [code, ...keys]);

  it('finds overlaps that no corner and no middle of an edge shows', () => {
    // a cross: each reaches through the other
    const cross = findFaults([area('a', box(0.4, -1, 0.6, 2)), area('b', box(-1, 0.4, 2, 0.6))], null);
    expect(cross).toMatchObject([{ code: 'overlap', keys: ['a', 'b'] }]);
    expect(cross[0]?.squareMetres).toBeCloseTo(areaOf(box(0.4, 0.4, 0.6, 0.6)), 1);
    expect(cross[0]?.metres).toBeGreaterThan(190);
    expect(cross[0]?.metres).toBeLessThan(230);
  });

  it('finds gaps, ground outside, crossings, crumbs and holes', () => {
    expect(codes(area('a', box(0, 0, 1, 1)), area('b', box(1, 0, 2, 1)))).toEqual([]);
    expect(codes(area('a', box(0, 0, 1, 1)), area('b', box(1.01, 0, 2, 1)))).toEqual([['gap']]);
    expect(codes(area('a', box(0, 0, 1, 1)), area('b', box(1, 0, 2.01, 1)))).toEqual([['outside_parent', 'b']]);
    const bow = area('a', polygon(at(0, 0), at(1, 1), at(1, 0), at(0, 1)));
    expect(codes(bow).filter(([code]) => code === 'self_crossing')).toEqual([['self_crossing', 'a']]);
    expect(codes(area('a', box(0, 0, 2, 1)), area('b', box(0.5, 0.5, 0.502, 0.502)))).toContainEqual(['too_small', 'b']);
    const ring: Boundary = {
      type: 'Polygon',
      coordinates: [...box(0, 0, 2, 1).coordinates, ...box(0.2, 0.2, 0.4, 0.4).coordinates] as Position[][],
    };
    expect(codes(area('a', ring))).toEqual([['hole', 'a'], ['gap']]);
    expect(findFaults([area('a', null)], parent)).toEqual([]);
  });

  it('measures how wide a fault is and lets what is narrower pass', () => {
    const off = (metres: number) =>
      findFaults([area('a', box(0, 0, 1, 1)), area('b', box(1 - metres / 992.3, 0, 2, 1))], parent, { metres: 20, squareMetres: 1 });
    expect(off(19)).toEqual([]);
    expect(off(30)[0]?.metres).toBeCloseTo(30, 0);
  });
});

describe('whatever is done to a partition', () => {
  const coordinate = fc.noBias(fc.integer({ min: -30_000, max: 430_000 })).map((n) => n / 100_000);
  const shift = fc.noBias(fc.integer({ min: -600, max: 600 })).map((n) => n / 1000);
  const any = fc.noBias(fc.nat());
  const place = fc.tuple(coordinate, coordinate);
  const act = fc.oneof(
    fc.record({ kind: fc.constant('split' as const), n: any, line: fc.array(place, { minLength: 2, maxLength: 5 }) }),
    fc.record({ kind: fc.constant('merge' as const), n: any, m: any }),
    fc.record({ kind: fc.constant('draw' as const), n: any, fresh: fc.boolean(), ring: fc.array(place, { minLength: 3, maxLength: 5 }) }),
    fc.record({ kind: fc.constant('move' as const), n: any, by: fc.tuple(shift, shift) }),
    fc.record({ kind: fc.constant('insert' as const), on: place }),
    fc.record({ kind: fc.constant('remove' as const), n: any }),
  );

  // fields of 5 m bring corners within a step of edges every so often; upon an outline aslant corners are rounded away from it
  const layout = fc.record({ side: fc.constantFrom(0.01, 0.00005), slant: fc.constantFrom(0, 0.31) });

  it('no gap, no overlap and no border that differs between neighbours comes about', () => {
    let accepted = 0;
    fc.assert(
      fc.property(layout, fc.array(act, { minLength: 8, maxLength: 24 }), (lie, acts) => {
        const { areas: first, parent } = board(4, 4, lie);
        const beside = lie.slant === 0 ? 0 : 0.05;
        const here = (x: number, y: number) => at(x, y, lie);
        let areas = first;
        for (const one of acts) {
          const pick = (n: number) => areas[n % areas.length]?.key as string;
          const corners = verticesOf(areas);
          const corner = (n: number) => corners[n % corners.length] as Position;
          const outcome =
            one.kind === 'split'
              ? split(areas, pick(one.n), [one.line.map(([x, y]) => here(x, y))], make)
              : one.kind === 'merge'
                ? merge(areas, pick(one.n), pick(one.m))
                : one.kind === 'draw'
                  ? draw(
                      areas,
                      parent,
                      one.fresh ? area(`d${made++}`, null, null) : pick(one.n),
                      polygon(...one.ring.map(([x, y]) => here(x, y))),
                    )
                  : one.kind === 'insert'
                    ? insertVertex(areas, here(...one.on))
                    : one.kind === 'remove'
                      ? removeVertex(areas, parent, corner(one.n))
                      : moveVertex(areas, parent, corner(one.n), [
                          onGrid(corner(one.n)[0] + one.by[0] * lie.side),
                          onGrid(corner(one.n)[1] + one.by[1] * lie.side),
                        ]);
          if ('refused' in outcome) continue;
          accepted += 1;
          areas = outcome.features;
          expect(harmful(areas, parent, beside)).toEqual([]);
          // aslant, five centimetres along all of the outline
          expect(Math.abs(total(areas) / areaOf(parent) - 1)).toBeLessThan((beside === 0 ? 1e-8 : 4.5e-7) / lie.side);
          // every edge belongs to two areas, or lies on the outline
          const edges = Map.groupBy(edgesOf(areas), (edge) => edge);
          expect([...edges].filter(([edge, { length }]) => length > 2 || (length === 1 && !isOnOutline(edge, parent)))).toEqual([]);
          expect(load(areas, parent)).toBe(areas);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('combs that cross a hundred thousand times are refused, and ragged ground has its width from a bounded number of looks', () => {
    const comb = (teeth: number, across: boolean): Boundary => {
      const ring = Array.from({ length: teeth }, (_, i): Position[] => [
        [i, 0],
        [i, teeth],
        [i + 0.5, teeth],
        [i + 0.5, 0],
      ]).flat();
      const all: Position[] = [...ring, [teeth, -1], [0, -1]];
      return polygon(...all.map(([x, y]) => (across ? at(y / teeth, x / teeth) : at(x / teeth, y / teeth))));
    };
    expect(() => findFaults([area('a', comb(400, false)), area('b', comb(400, true))], box(-1, -1, 2, 2))).toThrow(TooIntricate);
    const fine = comb(300, false);
    const exact = widthOf(fine, 0.5);
    const spent = { left: 1_000_000 };
    const bounded = widthOf(fine, 0.5, spent);
    expect(bounded).toBeGreaterThan(0.5);
    expect(bounded).toBeLessThanOrEqual(exact);
    expect(spent.left).toBeGreaterThan(-2_000_000);
    expect(() => widthOf(fine, 100, { left: 0 })).toThrow(TooIntricate);
  });

  it('a thousand corners are drawn and cut', () => {
    const ragged = Array.from({ length: 1_000 }, (_, i): Position => at(i / 250, 2 + 0.3 * Math.sin(i)));
    const { areas, parent } = board(4, 4);
    const drawn = done(draw(areas, parent, area('x', null, null), polygon(...ragged, at(4, 0), at(0, 0))));
    const cut = done(split(drawn, 'x', [[at(1.5, -1), at(1.7, 3)]], make));
    expect(harmful(cut, parent)).toEqual([]);
    expect(verticesOf(cut).length).toBeGreaterThan(1_000);
  });
});
