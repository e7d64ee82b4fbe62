import { describe, expect, it } from 'vitest';
import type { Succession } from './changes.ts';
import { makeCurrentAreas } from './current-area.ts';

const change = (kind: Succession['kind'], from: string, to: string, on: string): Succession => ({ kind, from, to, on, reason: 'x' });
// 001 lived on and gave 009; 002 and 003 merged into 010; 004 moved to 011 (its communities keep their numbers, one its name as well);
// 005 split into 006 and 007, and 006 merged with 008 into 012; 013 ended without a record; community 014001 moved to 015001, then was split
const changes = [
  change('split', '530702001', '530702001', '2026-02-01'),
  change('split', '530702001', '530702009', '2026-02-01'),
  change('merge', '530702002', '530702010', '2026-02-01'),
  change('merge', '530702003', '530702010', '2026-02-01'),
  change('move', '530702004', '530702011', '2026-02-01'),
  change('split', '530702005', '530702006', '2026-01-01'),
  change('split', '530702005', '530702007', '2026-01-01'),
  change('merge', '530702006', '530702012', '2026-02-01'),
  change('merge', '530702008', '530702012', '2026-02-01'),
  change('move', '530702014001', '530702015001', '2026-01-01'),
  change('split', '530702015001', '530702015002', '2026-02-01'),
  change('split', '530702015001', '530702015003', '2026-02-01'),
];
const present: Record<string, string> = {
  '530702': '县',
  ...{ '530702001': '一', '530702009': '九', '530702010': '十', '530702011': '十一', '530702007': '七', '530702012': '十二' },
  ...{ '530702001001': '甲', '530702009001': '乙', '530702011001': '丙', '530702011002': '新丁', '530702007001': '戊' },
  ...{ '530702014': '十四', '530702015': '十五', '530702015002': '十五之二', '530702015003': '十五之三' },
};
const former: Record<string, string> = { '530702004001': '丙', '530702004002': '丁', '530702002001': '己', '530702013001': '庚' };
const spots: Record<number, string> = { 1: '530702001001', 2: '530702009001', 3: '530702007001', 4: '530702015003', 5: '530702010' };
const currentAreaOf = makeCurrentAreas({
  changes,
  nameOf: (code) => present[code] ?? null,
  everNameOf: (code) => present[code] ?? former[code] ?? null,
  locate: ({ lon }) => spots[lon] ?? null,
});
const at = (areaCode: string, spot: number | null = null, since = '2026-01-16') =>
  currentAreaOf({ areaCode, point: spot === null ? null : { lon: spot, lat: 0 }, since });

describe('where a case counts by the areas of today', () => {
  it('stays where it was filed when nothing happened there', () => {
    expect(at('530702007')).toEqual({ code: '530702007', former: null });
    expect(at('530702')).toEqual({ code: '530702', former: null });
    // a grid or community that still exists is where it is, whatever happened to the street above it
    expect(at('530702001001', 2)).toEqual({ code: '530702001001', former: null });
    // a point elsewhere alone moves nothing: somebody filed it there
    expect(at('530702007', 1)).toEqual({ code: '530702007', former: null });
  });

  it('goes with a merge and a move', () => {
    expect(at('530702002')).toEqual({ code: '530702010', former: null });
    expect(at('530702003', 99)).toEqual({ code: '530702010', former: null });
    expect(at('530702004')).toEqual({ code: '530702011', former: null });
    // a part that kept its place and its name is the same part; another only lies somewhere in the successor
    expect(at('530702004001')).toEqual({ code: '530702011001', former: null });
    expect(at('530702004002')).toEqual({ code: '530702011', former: '530702004002' });
    expect(at('530702002001', 5)).toEqual({ code: '530702010', former: null });
  });

  it('goes to the part of a split its point lies in, else to what the parts have in common', () => {
    expect(at('530702001', 1)).toEqual({ code: '530702001001', former: null });
    expect(at('530702001', 2)).toEqual({ code: '530702009001', former: null });
    expect(at('530702001')).toEqual({ code: '530702', former: '530702001' });
    expect(at('530702001', 3)).toEqual({ code: '530702', former: '530702001' });
    // filed after the split, it was filed in what is left
    expect(at('530702001', null, '2026-02-02')).toEqual({ code: '530702001', former: null });
    // filed on its eve, before it
    expect(at('530702001', null, '2026-02-01')).toEqual({ code: '530702', former: '530702001' });
  });

  it('follows chains of changes', () => {
    expect(at('530702005')).toEqual({ code: '530702', former: '530702005' });
    expect(at('530702005', 3)).toEqual({ code: '530702007001', former: null });
    expect(at('530702006')).toEqual({ code: '530702012', former: null });
    expect(at('530702014001')).toEqual({ code: '530702015', former: '530702014001' });
    expect(at('530702014001', 4)).toEqual({ code: '530702015003', former: null });
    // a dissolved grid of a dissolved community
    expect(at('530702014001007', 4)).toEqual({ code: '530702015003', former: null });
  });

  it('finds what ended without a record in what was above it', () => {
    expect(at('530702013001')).toEqual({ code: '530702', former: '530702013001' });
    expect(at('530702013001', 3)).toEqual({ code: '530702007001', former: null });
    expect(at('999999')).toEqual({ code: '999999', former: null });
  });
});
