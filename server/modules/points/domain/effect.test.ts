import { expect, test } from 'vitest';
import { type PointRules, pointRule } from '#contract/points/rules.ts';
import { byAct, byArea, byClass, compare, type PastAct } from './effect.ts';

const rule = (points: number) =>
  pointRule.parse({
    code: 'hours',
    title: { zh: '时长', en: null },
    act: 'volunteers.hours',
    points,
    months: null,
    caps: [{ per: 'year', points: 5 }],
  });
const book = (points: number): PointRules => ({ step: 30, seasons: [1], caps: [], rules: [rule(points)] });
const act = (person: string, over: Partial<PastAct> = {}): PastAct => ({
  person,
  act: 'volunteers.hours',
  kind: null,
  classes: [],
  areaCode: '530801001001',
  quantity: 60,
  on: '2026-03-02',
  ...over,
});

test('two books are compared act by act, with what was earned before', () => {
  const before = new Map([['a', [{ on: '2026-02-01', rule: 'hours', credit: 240, raw: 4, points: 4 }]]]);
  const rows = compare({ was: book(1), is: book(2) }, [act('a'), act('a'), act('b')], () => 'minutes', before);
  expect(rows.map(({ was, is, cutWas, cutIs }) => [was, is, cutWas, cutIs])).toEqual([
    [1, 1, 0, 1],
    [0, 0, 1, 2],
    [1, 2, 0, 0],
  ]);
});

test('no sum is of fewer than three people: small communities are put together, what stays small is not shown', () => {
  const acts = [
    ...['a', 'b', 'c'].map((one) => act(one)),
    ...['d', 'e'].map((one) => act(one, { areaCode: '530801001002', classes: ['volunteer'] })),
    act('f', { areaCode: '530801001003001', classes: ['volunteer', 'courier'] }),
  ];
  const rows = compare({ was: book(1), is: book(2) }, acts, () => 'minutes', new Map());
  expect(byArea(rows)).toEqual([
    ['530801001001', { was: 3, is: 6, acts: 3, persons: 3 }],
    [null, { was: 3, is: 6, acts: 3, persons: 3 }],
  ]);
  expect(byArea(rows.slice(0, 5))).toEqual([['530801001001', { was: 3, is: 6, acts: 3, persons: 3 }]]);
  expect(byClass(rows).map(([one, { persons }]) => [one, persons])).toEqual([
    ['resident', 3],
    ['volunteer', 3],
  ]);
  expect(byAct(rows)).toEqual([['volunteers.hours', { was: 6, is: 12, acts: 6, persons: 6 }]]);
});
