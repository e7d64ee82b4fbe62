import { describe, expect, test } from 'vitest';
import { scheme as schema } from '#contract/credits/scheme.ts';
import { templates } from '#contract/credits/templates.ts';
import { lifeOf } from './days.ts';
import { problemsOf } from './problems.ts';
import { type Counted, lives, rate, scorePoints } from './rate.ts';

const { shandong, yantai, shangqiu, lianyungang } = templates;
const day = '2026-06-30';
const entry = (sign: 'good' | 'bad', points: number, over: Partial<Counted> = {}): Counted => ({
  sign,
  points,
  veto: null,
  since: '2026-03-01',
  until: '2027-02-28',
  tillMended: false,
  state: 'stands',
  endedOn: null,
  ...over,
});
const joined = (base: number) => ({ joinedOn: '2020-01-01', base });
const gradeOf = (scheme: (typeof templates)['yantai'], base: number, ...entries: Counted[]) =>
  rate(scheme, joined(base), entries, null, day);

test('every ready scheme is one that can be published, and they differ in settings alone', () => {
  for (const [name, one] of Object.entries(templates)) {
    expect(schema.safeParse(one).error, name).toBeUndefined();
    expect(problemsOf(one), name).toEqual([]);
  }
});

describe('published thresholds', () => {
  test('Shandong: AAA from 85, and below 60 the grade tells whether there are bad entries', () => {
    expect(gradeOf(shandong, 70, entry('good', 15))).toMatchObject({ total: 85, grade: 'AAA', list: 'red' });
    expect(gradeOf(shandong, 70, entry('good', 14.99))).toMatchObject({ total: 84.99, grade: 'AA' });
    expect(gradeOf(shandong, 70)).toMatchObject({ total: 70, grade: 'A' });
    expect(gradeOf(shandong, 59)).toMatchObject({ total: 59, grade: 'B' });
    expect(gradeOf(shandong, 70, entry('bad', 11))).toMatchObject({ total: 59, grade: 'C' });
    expect(gradeOf(shandong, 70, entry('bad', 10))).toMatchObject({ total: 60, grade: 'B' });
  });
  test('who has not joined is a state of its own and no nought', () => {
    const result = rate(shandong, null, [entry('bad', 10)], 5, day);
    expect(result).toMatchObject({ standing: 'missing', total: null, score: null, grade: 'C（缺）' });
    expect(rate(shandong, { joinedOn: '2026-07-01', base: 70 }, [], null, day).standing).toBe('missing');
    expect(rate(shandong, { joinedOn: day, base: 70 }, [], null, day).standing).toBe('rated');
  });
  test('Yantai: basic information at most 80, good at most 40', () => {
    expect(gradeOf(yantai, 90, entry('good', 30), entry('good', 25))).toMatchObject({ base: 80, good: 40, total: 120, grade: 'AAA' });
    expect(gradeOf(yantai, 80, entry('good', 30), entry('good', 25), entry('bad', 36))).toMatchObject({ total: 84, grade: 'AA' });
  });
  test('Shangqiu: AAA 100, AA 90, A 80, B 70, C 60, below on the black list', () => {
    const at = (total: number) =>
      gradeOf(shangqiu, 80, ...(total === 80 ? [] : [entry(total > 80 ? 'good' : 'bad', Math.abs(total - 80))]));
    expect([100, 99, 90, 80, 70, 60, 59].map((total) => at(total).grade)).toEqual(['AAA', 'AA', 'AA', 'A', 'B', 'C', '不合格']);
    expect(at(59).list).toBe('black');
  });
  test('Lianyungang: 90 to begin with, AAAA 140, AAA 120, AA 100, A 85, and B below or by veto', () => {
    const at = (more: number) => gradeOf(lianyungang, 90, more > 0 ? entry('good', more) : entry('bad', -more)).grade;
    expect([50, 49.99, 30, 10, 9, -5, -5.01].map(at)).toEqual(['AAAA', 'AAA', 'AAA', 'AA', 'A', 'A', 'B']);
    expect(gradeOf(lianyungang, 90, entry('good', 60), entry('bad', 1, { veto: 'b' }))).toMatchObject({
      total: 149,
      grade: 'B',
      list: 'black',
      vetoed: true,
    });
  });
});

test('points are summed in hundredths: a threshold is not missed by a hair', () => {
  expect(gradeOf(yantai, 80, entry('good', 2.3), entry('good', 2.6), entry('good', 0.1))).toMatchObject({
    good: 5,
    total: 85,
    grade: 'AAA',
  });
});

test('final scores of a card come in as points by their mean, half up', () => {
  const card = { code: 'estates', of: 100, most: 20 };
  expect(scorePoints(card, [80, 85.5])).toBe(16.55);
  expect(scorePoints(card, [76.025])).toBe(15.21);
  expect(scorePoints(card, [])).toBeNull();
  expect(rate(yantai, joined(60), [], 16.55, day).total).toBe(76.55);
});

describe('how long an entry lives', () => {
  const plain = { sign: 'bad', months: 12, grave: false } as const;
  const grave = { ...plain, grave: true };
  test('a year unless it says otherwise, a grave one until it is mended, none longer than three years', () => {
    expect(lifeOf(plain, yantai, '2026-03-10', null)).toMatchObject({ until: '2027-03-09', tillMended: false });
    expect(lifeOf(plain, yantai, '2026-03-10', '2026-12-31')).toMatchObject({ until: '2026-12-31' });
    expect(lifeOf(plain, yantai, '2026-03-10', '2030-01-01')).toMatchObject({ until: '2029-03-09' });
    expect(lifeOf(grave, yantai, '2026-03-10', null)).toMatchObject({ until: '2029-03-09', tillMended: true });
    expect(lifeOf(grave, yantai, '2026-03-10', '2026-12-31')).toMatchObject({ until: '2026-12-31', tillMended: false });
  });
  test('repaired not before three months, a grave one a year, to the day', () => {
    expect(lifeOf(plain, yantai, '2025-11-30', null).repairFrom).toBe('2026-02-28');
    expect(lifeOf(plain, yantai, '2026-03-10', null).repairFrom).toBe('2026-06-10');
    expect(lifeOf(grave, yantai, '2028-02-29', null).repairFrom).toBe('2029-02-28');
    expect(lifeOf({ ...plain, sign: 'good' }, yantai, '2026-03-10', null).repairFrom).toBeNull();
  });
  test('counts from the day it is entered to its last, not on the day it is repaired', () => {
    const one = entry('bad', 5, { since: '2026-03-10', until: '2027-03-09' });
    const on = (at: string, over: Partial<Counted> = {}) => lives({ ...one, ...over }, at, 'rolling');
    expect(['2026-03-09', '2026-03-10', '2027-03-09', '2027-03-10'].map((at) => on(at))).toEqual([false, true, true, false]);
    expect(['2026-06-09', '2026-06-10'].map((at) => on(at, { endedOn: '2026-06-10' }))).toEqual([true, false]);
    expect(on('2026-03-10', { state: 'withdrawn' })).toBe(false);
  });
  test('by calendar year those of the year alone, but for what is not mended', () => {
    const before = entry('bad', 5, { since: '2025-12-31', until: '2026-12-30' });
    expect([lives(before, day, 'rolling'), lives(before, day, 'year')]).toEqual([true, false]);
    expect(lives({ ...before, tillMended: true }, day, 'year')).toBe(true);
  });
});

test('schemes that cannot be right are refused with the place of the fault', () => {
  const faults = (over: Partial<typeof yantai>) => problemsOf({ ...yantai, ...over }).map(({ at, data }) => [at, data['what']]);
  const [first, second, ...others] = yantai.grades;
  if (!first || !second) throw new Error('a scheme without grades');
  expect(faults({ grades: [second, first, ...others] })).toEqual([['grades.1.from', 'order']]);
  expect(faults({ grades: [first, second] }).sort()).toEqual(
    [
      ['items.8.veto', 'veto_gone'],
      ['items.9.veto', 'veto_gone'],
      ['grades.1.from', 'last'],
    ].sort(),
  );
  expect(faults({ shown: 13 })).toEqual([['shown', 'shown']]);
});
