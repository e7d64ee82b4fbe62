import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rhythm, rhythm, rhythmHistory } from '#contract/activities/rhythm.ts';
import { rhythmPeriods } from '#contract/activities/rhythm-values.ts';
import { dayText, isWorkday, numberOf } from '#kernel/calendar.ts';
import { type Due, duesBetween, duesOf, occurrencesOf } from './rhythm.ts';

const made = (over: Record<string, unknown>): Rhythm => rhythm.parse({ every: 'day', days: 'all', from: '2025-01-01', ...over });
const at = (text: string): Date => new Date(`${text}+08:00`);
const between = (over: Record<string, unknown>, from: string, to: string): Due[] =>
  duesBetween(made(over), at(`${from}T00:00:00`), at(`${to}T00:00:00`), isWorkday);
const shown = (dues: readonly Due[]): string[] => {
  const text = (moment: Date) => new Date(+moment + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
  return dues.map(({ key, from, until }) => `${key} ${text(from)} – ${text(until)}`);
};
const keys = (dues: readonly Due[]): string[] => dues.map(({ key }) => key);

describe('what a rhythm makes due', () => {
  it('is twice a day in hours of their own, or in equal shares of those of all', () => {
    const own = { times: 2, hours: [['08:00', '10:00'], ['22:00', '02:00']] }; // biome-ignore format: one row
    expect(shown(between(own, '2025-03-01', '2025-03-02'))).toEqual([
      '2025-02-28/2 02-28 22:00 – 03-01 02:00',
      '2025-03-01/1 03-01 08:00 – 03-01 10:00',
      '2025-03-01/2 03-01 22:00 – 03-02 02:00',
    ]);
    expect(shown(between({ times: 2, hours: [['08:00', '20:00']] }, '2025-03-01', '2025-03-02'))).toEqual([
      '2025-03-01/1 03-01 08:00 – 03-01 14:00',
      '2025-03-01/2 03-01 14:00 – 03-01 20:00',
    ]);
  });

  it('is each working day, a Sunday worked for a holiday among them', () => {
    // 28 September 2025, a Sunday, is worked for National Day
    expect(keys(between({ days: 'workdays' }, '2025-09-26', '2025-10-10'))).toEqual(
      ['2025-09-26', '2025-09-28', '2025-09-29', '2025-09-30', '2025-10-09'].map((day) => `${day}/1`),
    );
    expect(keys(between({ days: 'restdays' }, '2025-09-26', '2025-10-01'))).toEqual(['2025-09-27/1']);
  });

  it('is once within a week or month, and so often, each with its share of the days', () => {
    expect(shown(between({ every: 'week', days: 'workdays', hours: [['09:00', '17:00']] }, '2025-09-15', '2025-09-22'))).toEqual([
      '2025-09-15/1 09-15 09:00 – 09-19 17:00',
    ]);
    expect(shown(between({ every: 'month', times: 2 }, '2025-02-01', '2025-03-01'))).toEqual([
      '2025-02-01/1 02-01 00:00 – 02-15 00:00',
      '2025-02-01/2 02-15 00:00 – 03-01 00:00',
    ]);
    expect(keys(between({ every: 'quarter' }, '2025-01-01', '2026-01-01'))).toEqual(
      ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'].map((day) => `${day}/1`),
    );
    expect(keys(between({ every: 'half_year' }, '2025-01-01', '2026-01-01'))).toEqual(['2025-01-01/1', '2025-07-01/1']);
  });

  it('is on days that are named, the last of a month where it has no such day', () => {
    expect(keys(between({ every: 'week', days: 'weekdays', on: [3] }, '2025-09-01', '2025-09-18'))).toEqual(
      ['2025-09-03', '2025-09-10', '2025-09-17'].map((day) => `${day}/1`),
    );
    expect(keys(between({ every: 'month', days: 'monthdays', on: [5, 20] }, '2025-09-01', '2025-10-06'))).toEqual(
      ['2025-09-05', '2025-09-20', '2025-10-05'].map((day) => `${day}/1`),
    );
    const leap = { every: 'month', days: 'monthdays', on: [30, 31], from: '2024-01-01' };
    expect(keys(between(leap, '2024-02-01', '2024-03-01'))).toEqual(['2024-02-29/1']);
    expect(keys(between({ ...leap, on: [31] }, '2025-02-01', '2025-05-01'))).toEqual(['2025-02-28/1', '2025-03-31/1', '2025-04-30/1']);
  });

  it('follows the season, also over the turn of the year', () => {
    const flood = { every: 'month', seasons: [{ from: '06-01', to: '09-30', every: 'day', days: 'all', times: 2 }] };
    expect(keys(between(flood, '2025-05-31', '2025-06-02'))).toEqual(['2025-05-01/1', '2025-06-01/1', '2025-06-01/2']);
    const frost = { every: 'week', seasons: [{ from: '11-15', to: '03-15', every: 'day', days: 'all' }] };
    expect(between(frost, '2025-12-29', '2026-01-04')).toHaveLength(6);
    expect(between(frost, '2025-07-07', '2025-07-14')).toHaveLength(1);
  });

  it('has the same keys whatever the calendar becomes and however much of it is asked for', () => {
    const weekly = made({ every: 'week', days: 'workdays' });
    const [from, to] = [at('2025-09-29T00:00:00'), at('2025-10-20T00:00:00')];
    const usual = keys(duesBetween(weekly, from, to, isWorkday));
    expect(keys(duesBetween(weekly, from, to, (n) => n !== numberOf('2025-09-29') && isWorkday(n)))).toEqual(usual);
    expect(keys(duesBetween(weekly, at('2025-09-30T12:00:00'), to, isWorkday))).toEqual(usual);
  });

  it('stays as it was before a rhythm was changed', () => {
    const history = rhythmHistory.parse([
      { since: '2025-01-01', rhythm: made({ every: 'week', days: 'weekdays', on: [1] }) },
      { since: '2025-09-10', rhythm: made({ every: 'week', days: 'weekdays', on: [5] }) },
    ]);
    const dues = duesOf(history, at('2025-09-01T00:00:00'), at('2025-09-20T00:00:00'), isWorkday);
    expect(keys(dues)).toEqual(['2025-09-01/1', '2025-09-08/1', '2025-09-12/1', '2025-09-19/1']);
  });
});

describe('a series', () => {
  it('has an end, lasts three years and takes place 400 times at most', () => {
    expect(occurrencesOf(made({}), isWorkday)).toBe('no_end');
    expect(occurrencesOf(made({ every: 'month', until: '2028-01-02' }), isWorkday)).toBe('too_long');
    expect(occurrencesOf(made({ until: '2026-12-31' }), isWorkday)).toBe('too_many');
    expect(occurrencesOf(made({ days: 'restdays', from: '2025-09-15', until: '2025-09-16' }), isWorkday)).toBe('no_occurrence');
    expect(occurrencesOf(made({ every: 'month', days: 'monthdays', on: [5], until: '2028-01-01' }), isWorkday)).toHaveLength(36);
  });

  it('is no rhythm where days and period, or hours and times, do not agree', () => {
    const wrong = [
      { every: 'day', days: 'weekdays', on: [1] },
      { every: 'week', days: 'weekdays', on: [8] },
      { every: 'week', days: 'weekdays' },
      { every: 'week', days: 'monthdays', on: [1] },
      { on: [1] },
      { times: 3, hours: [['08:00', '09:00'], ['10:00', '11:00']] }, // biome-ignore format: one row
      { from: '2025-02-01', until: '2025-01-01' },
      { seasons: [{ from: '06-01', to: '09-30', every: 'day', days: 'monthdays', on: [1] }] },
    ];
    for (const over of wrong) expect(rhythm.safeParse({ every: 'day', days: 'all', from: '2025-01-01', ...over }).success).toBe(false);
  });
});

describe('every rhythm', () => {
  const plain = fc.record({ every: fc.constantFrom(...rhythmPeriods), days: fc.constantFrom('all', 'workdays', 'restdays') });
  const named = fc.oneof(
    fc.record({
      every: fc.constant('week'),
      days: fc.constant('weekdays'),
      on: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    }),
    fc.record({
      every: fc.constantFrom('month', 'quarter', 'half_year', 'year'),
      days: fc.constant('monthdays'),
      on: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }),
    }),
  );
  const clock = fc
    .integer({ min: 0, max: 23 * 60 + 59 })
    .map((n) => `${`${Math.floor(n / 60)}`.padStart(2, '0')}:${`${n % 60}`.padStart(2, '0')}`);
  const pattern = fc
    .tuple(fc.oneof(plain, named), fc.integer({ min: 1, max: 4 }), fc.option(fc.tuple(clock, clock), { nil: undefined }))
    .map(([one, times, hours]) => ({ ...one, times, hours: hours ? [hours] : [] }));
  const dayOf = (first: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => dayText(numberOf(first) + n));
  const season = fc
    .tuple(pattern, dayOf('2025-01-01', 364), dayOf('2025-01-01', 364))
    .map(([one, from, to]) => ({ ...one, from: from.slice(5), to: to.slice(5) }));
  const any = fc
    .tuple(pattern, dayOf('2024-06-01', 300), fc.option(fc.integer({ min: 0, max: 700 })), fc.array(season, { maxLength: 2 }))
    .map(([one, from, days, seasons]) => made({ ...one, from, until: days === null ? null : dayText(numberOf(from) + days), seasons }));

  it('makes due what has keys of its own and lies within its days, and the same whatever is asked for', () => {
    fc.assert(
      fc.property(any, dayOf('2024-10-01', 400), fc.integer({ min: 1, max: 120 }), (one, first, days) => {
        const [from, to] = [at(`${first}T00:00:00`), new Date(+at(`${first}T00:00:00`) + days * 86_400_000)];
        const dues = duesBetween(one, from, to, isWorkday);
        expect(new Set(keys(dues)).size).toBe(dues.length);
        for (const due of dues) {
          expect(+due.from).toBeLessThan(+due.until);
          expect(due.from < to && due.until > from).toBe(true);
          expect(+due.from).toBeGreaterThanOrEqual(+at(`${one.from}T00:00:00`));
          expect(+due.from).toBeGreaterThanOrEqual(+at(`${due.key.slice(0, 10)}T00:00:00`));
          // hours may reach into the day after the last one
          if (one.until !== null) expect(+due.until).toBeLessThanOrEqual(+at(`${one.until}T00:00:00`) + 2 * 86_400_000);
        }
        const middle = new Date((+from + +to) / 2);
        const halves = [...duesBetween(one, from, middle, isWorkday), ...duesBetween(one, middle, to, isWorkday)];
        expect(new Set(keys(halves))).toEqual(new Set(keys(dues)));
      }),
      { numRuns: 300 },
    );
  });
});
