import { describe, expect, it } from 'vitest';
import type { Boundary } from './area.ts';
import { type Drawn, faultsOfFit } from './boundary-fit.ts';

const box = (code: string, row: number | null, w: number, s: number, e: number, n: number): Drawn => {
  const at = (x: number, y: number): [number, number] => [100 + x / 100, 26 + y / 100];
  const boundary: Boundary = { type: 'Polygon', coordinates: [[at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)]] };
  return { code, row, boundary };
};
const fits = (parent: Drawn | null, children: Drawn[], complete = true) =>
  faultsOfFit('f', parent, children, 50, complete).map(({ code, severity, data }) => [code.split('.').at(-1), severity, data['metres']]);

describe('how boundaries fit', () => {
  it('finds an overlap that no corner, middle of an edge or inner point lies in', () => {
    // a cross whose arms are off every middle
    const cross = [box('1', 1, 3, 0, 4, 10), box('2', 2, 0, 7, 10, 8)];
    expect(fits(null, cross)).toEqual([['overlap', 'error', expect.closeTo(994, -2)]]);
    expect(
      fits(null, [
        { ...(cross[0] as Drawn), row: null },
        { ...(cross[1] as Drawn), row: null },
      ]),
    ).toEqual([]);
  });

  it('finds a gap as narrow as the tolerance allows, anywhere in a large parent', () => {
    const parent = box('0', null, 0, 0, 100, 100);
    // 120 m wide, far finer than any sampling of a parent of 100 km
    expect(fits(parent, [box('1', 1, 0, 0, 50, 100), box('2', 2, 50.12, 0, 100, 100)])).toEqual([
      ['gap', 'warning', expect.closeTo(60, -1)],
    ]);
    expect(fits(parent, [box('1', 1, 0, 0, 50, 100), box('2', 2, 50.08, 0, 100, 100)])).toEqual([]);
    expect(fits(parent, [box('1', 1, 0, 0, 50, 100)], false)).toEqual([]);
  });

  it('lets deviations up to the tolerance pass, and tells whose outline it is', () => {
    const children = [box('1', 1, 0, 0, 50, 101)];
    expect(fits(box('0', 5, 0, 0, 100, 100), children, false)).toEqual([['outside_parent', 'error', expect.closeTo(1112, -2)]]);
    expect(fits(box('0', null, 0, 0, 100, 100), children, false)).toMatchObject([['outside_parent', 'warning', expect.anything()]]);
    expect(fits(box('0', 5, 0, 0, 100, 100), [box('1', 1, 0, 0, 50, 100.04)], false)).toEqual([]);
  });
});
