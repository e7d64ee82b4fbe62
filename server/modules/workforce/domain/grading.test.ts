import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheme as schemeShape, shippedSchemes } from '#contract/workforce/scheme.ts';
import { shipped } from '#contract/workforce/shipped.ts';
import { problemsOfScheme } from '../scheme.ts';
import { fullYears, normOf, payOf, standingOf, type Worker, yearsAfter } from './grading.ts';

const jinan = shipped.three_posts_18;
const worker = (over: Partial<Worker> = {}): Worker => ({
  post: 'worker',
  grade: 1,
  since: '2016-03-01',
  degree: null,
  alone: false,
  certificate: null,
  certifiedOn: null,
  basicYears: 0,
  unqualifiedYears: 0,
  ...over,
});
const today = '2025-09-15';
const due = (over: Partial<Worker> = {}, on = today) => standingOf(jinan, worker(over), on).due;

test('the schemes that come along can be published', () => {
  for (const code of shippedSchemes) {
    expect(schemeShape.parse(shipped[code]), code).toEqual(shipped[code]);
    expect(problemsOfScheme(shipped[code]), code).toEqual([]);
  }
});

test('a scheme whose posts reach beyond its grades, or names something twice, is refused by name', () => {
  const [head] = jinan.posts;
  if (!head) throw new Error('no posts');
  expect(problemsOfScheme({ ...jinan, posts: [] })).toMatchObject([{ code: 'workforce.scheme_posts' }]);
  expect(problemsOfScheme({ ...jinan, posts: [{ ...head, to: 19 }] })).toMatchObject([{ at: 'posts.0', code: 'workforce.scheme_range' }]);
  expect(problemsOfScheme({ ...jinan, posts: [head, head] })).toMatchObject([{ code: 'workforce.scheme_twice', data: { code: 'head' } }]);
  const steps = [...jinan.headcount.steps].reverse();
  expect(problemsOfScheme({ ...jinan, headcount: { ...jinan.headcount, steps } })).toMatchObject([{ code: 'workforce.scheme_steps' }]);
});

describe('three posts, eighteen grades', () => {
  test('a grade for every three full years, from the first of the post', () => {
    expect(due({ since: '2022-09-16' })).toBe(1);
    expect(due({ since: '2022-09-15' })).toBe(2);
    expect(due({ post: 'deputy', since: '2016-09-15' })).toBe(4 + 3);
    expect(due({ post: 'head', since: '2016-09-15' })).toBe(7 + 3);
  });
  test('degree and diploma give grades, one of both years; a low rating takes its year; a post has its highest', () => {
    expect(due({ since: '2022-09-15', degree: 'bachelor' })).toBe(3);
    expect(due({ since: '2022-09-15', degree: 'doctor' })).toBe(5);
    expect(due({ since: '2023-09-15', degree: 'bachelor', alone: true })).toBe(2);
    expect(due({ since: '2023-09-15', degree: 'doctor', alone: true })).toBe(1 + 2);
    expect(due({ since: '2022-09-15', basicYears: 1 })).toBe(1);
    expect(due({ since: '1980-01-01' })).toBe(12);
    expect(due({ post: 'gardener' })).toBeNull();
  });
  test('the lines tell where every figure comes from', () => {
    const { lines } = standingOf(jinan, worker({ degree: 'master', unqualifiedYears: 1, grade: 3 }), today);
    expect(lines.map(({ what, value, from }) => [what, value, from])).toEqual([
      ['start', 1, 'scheme'],
      ['degree', 2, 'scheme'],
      ['served', 9, 'row'],
      ['uncounted', -1, 'row'],
      ['steps', 2, 'lines'],
      ['grade', 5, 'lines'],
    ]);
  });
  test('pay is base × coefficient in two parts, with the allowance of a certificate from its day on', () => {
    const pay = payOf(jinan, { certificate: 'social', certifiedOn: '2024-01-01' }, 5, today);
    expect(pay?.lines.map(({ what, value }) => [what, value])).toEqual([
      ['base', 320_000],
      ['coefficient', 1.24],
      ['basic', 277_760],
      ['performance', 119_040],
      ['certificate', 20_000],
      ['total', 416_800],
    ]);
    expect(payOf(jinan, { certificate: 'social', certifiedOn: '2025-09-16' }, 5, today)?.total).toBe(396_800);
    expect(payOf(jinan, { certificate: null, certifiedOn: null }, 19, today)).toBeNull();
  });
  test('who was born to a leap day has full years on the 28th', () => {
    expect(yearsAfter('2020-02-29', 1)).toBe('2021-02-28');
    expect(fullYears('2020-02-29', '2021-02-28')).toBe(1);
    expect(fullYears('2020-02-29', '2021-02-27')).toBe(0);
  });
});

test('headcount by households goes by steps, then one for every further 500, at most 17; by residents 18 for 10,000', () => {
  const norm = (households: number | null, residents: number | null = null) => normOf(jinan.headcount, { households, residents });
  expect(norm(1999)).toEqual({ byHouseholds: 10, byResidents: null });
  expect(norm(5000).byHouseholds).toBe(13);
  expect(norm(5999).byHouseholds).toBe(14);
  expect(norm(20_000).byHouseholds).toBe(17);
  expect(norm(null, 5556)).toEqual({ byHouseholds: null, byResidents: 11 });
});

describe('for any worker and any shipped scheme', () => {
  const dayOf = (n: number) => new Date(Date.UTC(1985, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  const arbitrary = fc.record({
    code: fc.constantFrom(...shippedSchemes),
    at: fc.nat(20),
    since: fc.integer({ min: 0, max: 14_000 }).map(dayOf),
    later: fc.nat(15_000),
    degree: fc.constantFrom(null, 'bachelor', 'master', 'doctor'),
    alone: fc.boolean(),
    basicYears: fc.nat(3),
    unqualifiedYears: fc.nat(2),
    step: fc.integer({ min: -1, max: 60 }),
  });
  const made = ({ code, at, since, later, step, ...facts }: typeof arbitrary extends fc.Arbitrary<infer T> ? T : never) => {
    const scheme = shipped[code];
    const post = scheme.posts[at % scheme.posts.length];
    if (!post) throw new Error('a scheme without posts');
    const grade = step < 0 ? null : Math.min(post.to, post.from + step);
    const on = new Date(Date.parse(since) + later * 86_400_000).toISOString().slice(0, 10);
    return { scheme, post, on, one: worker({ ...facts, post: post.code, since, grade }) };
  };
  test('the grade due lies in the range of the post, never falls, and is what its lines add up to', () => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const { scheme, post, on, one } = made(given);
        const now = standingOf(scheme, one, on);
        const next = standingOf(scheme, one, yearsAfter(on, 1));
        expect(now.due).toBeGreaterThanOrEqual(post.from);
        expect(now.due).toBeLessThanOrEqual(post.to);
        expect(next.due ?? 0).toBeGreaterThanOrEqual(now.due ?? 0);
        const grades = now.lines
          .filter(({ unit, what }) => unit === 'grade' && what !== 'grade')
          .reduce((sum, { value }) => sum + value, 0);
        expect(grades).toBe(now.due);
      }),
    );
  });
  test('the day it came due is the first on which the rules give more than the grade held', () => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const { scheme, post, on, one } = made(given);
        const { dueOn } = standingOf(scheme, one, on);
        const held = one.grade ?? post.from - 1;
        if (dueOn === null) return void expect(held).toBe(post.to);
        expect(standingOf(scheme, one, dueOn).due ?? 0).toBeGreaterThan(held);
        const before = new Date(Date.parse(dueOn) - 86_400_000).toISOString().slice(0, 10);
        if (before >= one.since) expect(standingOf(scheme, one, before).due ?? 0).toBeLessThanOrEqual(held);
      }),
    );
  });
  test('parts of pay add up to the fen, and a higher grade is never paid less', () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom('none', 'assistant', 'social', 'senior'), (given, certificate) => {
        const { scheme, post, on } = made(given);
        const paid = (grade: number) => payOf(scheme, { certificate, certifiedOn: '2000-01-01' }, grade, on);
        const first = paid(post.from);
        const parts = first?.lines.filter(({ what }) => ['basic', 'performance', 'certificate'].includes(what)) ?? [];
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(first?.total);
        expect(paid(post.to)?.total ?? 0).toBeGreaterThanOrEqual(first?.total ?? 0);
      }),
    );
  });
});
