import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkingTime, workingTimeText } from '#contract/cases/working-time.ts';
import type { Limit, TimeUnit } from './case-file.ts';
import { addMinutes, deadline, lightOf, minutesBetween, yellowAfter } from './working-time.ts';

/** A moment in Shanghai. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const due = (from: string, n: number, unit: TimeUnit): Date => deadline(at(from), { n, unit });

describe('deadlines', () => {
  test.each<[string, string, number, TimeUnit, string]>([
    ['within a morning', '2025-09-15 09:00', 2, 'working_hours', '2025-09-15 11:00'],
    ['over the midday break', '2025-09-15 11:00', 2, 'working_hours', '2025-09-15 15:00'],
    ['begun before the day', '2025-09-15 06:00', 1, 'working_hours', '2025-09-15 09:30'],
    ['ending exactly with the day', '2025-09-15 16:30', 1, 'working_hours', '2025-09-15 17:30'],
    ['over the night', '2025-09-15 17:00', 1, 'working_hours', '2025-09-16 09:00'],
    ['over a weekend', '2025-09-19 16:30', 2, 'working_hours', '2025-09-22 09:30'],
    ['begun on a Sunday', '2025-09-21 10:00', 4, 'working_hours', '2025-09-22 14:30'],
    ['over the National Day week', '2025-09-30 16:30', 4, 'working_hours', '2025-10-09 11:30'],
    ['with a make-up Saturday counted', '2025-09-29 10:00', 4, 'working_days', '2025-10-11 10:00'],
    ['begun on a make-up Sunday', '2025-09-28 10:00', 1, 'working_days', '2025-09-29 10:00'],
    ['over Spring Festival 2026 with its make-up Saturday', '2026-02-13 16:30', 2, 'working_hours', '2026-02-14 09:30'],
    ['over Spring Festival 2026', '2026-02-14 16:30', 2, 'working_hours', '2026-02-24 09:30'],
    ['in emergency hours, at night in the holidays', '2025-10-01 23:00', 2, 'emergency_hours', '2025-10-02 01:00'],
  ])('%s', (_, from, n, unit, expected) => {
    expect(due(from, n, unit)).toEqual(at(expected));
  });
});

describe('counting', () => {
  /** Autumn 2025 by the State Council's notice: 1–8 October off, Sunday 28 September and Saturday 11 October worked. */
  const worked = (shanghai: Date): boolean => {
    const day = shanghai.toISOString().slice(5, 10);
    if (day >= '10-01' && day <= '10-08') return false;
    if (day === '09-28' || day === '10-11') return true;
    return ![0, 6].includes(shanghai.getUTCDay());
  };
  const counts = (minute: number): boolean => {
    const shanghai = new Date(minute * 60_000 + 8 * 3_600_000);
    const m = shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
    return worked(shanghai) && ((m >= 510 && m < 720) || (m >= 840 && m < 1050));
  };
  const first = at('2025-09-25 00:00').getTime() / 60_000;
  const minute = fc.integer({ min: first, max: first + 19 * 1440 });

  test('agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        let n = 0;
        for (let m = Math.min(a, b); m < Math.max(a, b); m++) if (counts(m)) n++;
        expect(minutesBetween(new Date(a * 60_000), new Date(b * 60_000), 'working_hours') + 0).toBe(a <= b ? n : 0 - n);
      }),
      { numRuns: 100 },
    );
  });

  test('adding and counting are each other’s inverse, in every unit', () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 1, max: 6000 }),
        fc.constantFrom<TimeUnit>('emergency_hours', 'working_hours', 'working_days'),
        (a, n, unit) => {
          const from = new Date(a * 60_000);
          expect(minutesBetween(from, addMinutes(from, n, unit), unit)).toBe(n);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('lights', () => {
  const limit: Limit = { n: 5, unit: 'working_hours' };
  const end = deadline(at('2025-09-15 08:30'), limit);
  test.each([
    ['2025-09-15 08:30', 'green'],
    ['2025-09-15 14:30', 'green'],
    ['2025-09-15 14:31', 'yellow'],
    ['2025-09-15 15:30', 'yellow'],
    ['2025-09-15 15:31', 'red'],
  ])('at %s %s', (now, light) => {
    expect(lightOf(end, at(now), limit)).toBe(light);
  });
  test('the moment after which it is yellow, computed once, gives the same light as asking each time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 19 * 1440 }),
        fc.integer({ min: 0, max: 19 * 1440 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom<TimeUnit>('emergency_hours', 'working_hours', 'working_days'),
        (dueMinute, nowMinute, n, unit) => {
          const start = at('2025-09-25 00:00').getTime();
          const [ends, now] = [new Date(start + dueMinute * 60_000), new Date(start + nowMinute * 60_000)];
          const once = now > ends ? 'red' : now > yellowAfter(ends, { n, unit }) ? 'yellow' : 'green';
          expect(once).toBe(lightOf(ends, now, { n, unit }));
        },
      ),
      { numRuns: 2000 },
    );
  });
  test('none where no clock runs', () => {
    expect(lightOf(null, new Date(), limit)).toBe('none');
  });
});

describe('hours of one’s own', () => {
  test.each([
    ['8:30-12:00 14:00-17:30', '08:30-12:00 14:00-17:30'],
    ['8：30—12：00，14：00至17：30', '08:30-12:00 14:00-17:30'],
    ['0:00-24:00', '00:00-24:00'],
    ['9:00-17:00;6月1日至9月30日 8:00-12:00、14:00-18:00', '09:00-17:00; 6/1-9/30 08:00-12:00 14:00-18:00'],
    ['9:00-17:00; 10/1-4/30 9:30-17:30', '09:00-17:00; 10/1-4/30 09:30-17:30'],
  ])('%s', (written, kept) => {
    const read = readWorkingTime(written);
    expect(read && workingTimeText(read)).toBe(kept);
    expect(readWorkingTime(kept)).toEqual(read);
  });
  test.each([
    ['nothing', ''],
    ['words', '早上到晚上'],
    ['an hour there is not', '8:00-25:00'],
    ['a night', '22:00-6:00'],
    ['shifts that overlap', '8:00-12:00 11:00-17:00'],
    ['a season alone', '6/1-9/30 8:00-12:00'],
    ['a day there is not', '8:00-12:00; 2/30-9/30 8:00-12:00'],
    ['a season without hours', '8:00-12:00; 6/1-9/30'],
    ['longer days in summer', '8:00-12:00; 6/1-9/30 8:00-13:00'],
  ])('%s is refused', (_, written) => {
    expect(readWorkingTime(written)).toBeNull();
  });

  const clock = (m: number): string => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`;
  /** One to three shifts, and the same ones some minutes earlier or later in a season. */
  const hours = fc
    .record({
      cuts: fc.uniqueArray(fc.integer({ min: 180, max: 1260 }), { minLength: 2, maxLength: 6 }),
      moved: fc.integer({ min: -180, max: 180 }),
      // around the days of the tests, over New Year, or none
      days: fc.constantFrom(null, [1001, 1007], [926, 926], [1008, 927]),
    })
    .map(({ cuts, moved, days }) => {
      const ends = cuts.toSorted((a, b) => a - b);
      const shifts = Array.from({ length: Math.floor(ends.length / 2) }, (_, i) => [ends[2 * i], ends[2 * i + 1]] as [number, number]);
      const text = (by: number): string => shifts.map(([from, to]) => `${clock(from + by)}-${clock(to + by)}`).join(' ');
      const date = (n: number): string => `${Math.floor(n / 100)}/${n % 100}`;
      const season = days ? `; ${date(days[0] ?? 0)}-${date(days[1] ?? 0)} ${text(moved)}` : '';
      return { shifts, moved, days, text: `${text(0)}${season}` };
    });
  /** Whether a minute counts, told day by day without a look at the code. */
  const countsIn = (
    { shifts, moved, days }: { shifts: [number, number][]; moved: number; days: readonly number[] | null },
    minute: number,
  ) => {
    const shanghai = new Date(minute * 60_000 + 8 * 3_600_000);
    const [inYear, m] = [shanghai.toISOString().slice(5, 10), shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes()];
    const off = (inYear >= '10-01' && inYear <= '10-08') || ([0, 6].includes(shanghai.getUTCDay()) && !['09-28', '10-11'].includes(inYear));
    const n = Number(inYear.replace('-', ''));
    const [from = 0, to = 0] = days ?? [];
    const season = days !== null && (from <= to ? n >= from && n <= to : n >= from || n <= to);
    return !off && shifts.some(([a, b]) => m >= a + (season ? moved : 0) && m < b + (season ? moved : 0));
  };
  const first = at('2025-09-25 00:00').getTime() / 60_000;
  const minute = fc.integer({ min: first, max: first + 19 * 1440 });

  test('count as counting minute by minute does: nights, midday, make-up days, seasons', () => {
    fc.assert(
      fc.property(hours, minute, minute, (own, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        let n = 0;
        for (let m = from; m < to; m++) if (countsIn(own, m)) n++;
        expect(minutesBetween(new Date(from * 60_000), new Date(to * 60_000), 'working_hours', own.text)).toBe(n);
      }),
      { numRuns: 50 },
    );
  });
  test('adding and counting are each other’s inverse, and a working day is as long as its shifts', () => {
    fc.assert(
      fc.property(hours, minute, fc.integer({ min: 1, max: 5 }), (own, a, n) => {
        const [from, limit] = [new Date(a * 60_000), { n, unit: 'working_days', shifts: own.text } as const];
        const long = n * own.shifts.reduce((sum, [start, end]) => sum + end - start, 0);
        const end = deadline(from, limit);
        expect(minutesBetween(from, end, 'working_days', own.text)).toBe(long);
        // no earlier minute is enough
        expect(minutesBetween(from, new Date(end.getTime() - 60_000), 'working_days', own.text)).toBe(long - 1);
        const turn = yellowAfter(end, limit).getTime();
        expect(lightOf(end, new Date(turn - 1_000), limit)).toBe('green');
        expect(lightOf(end, new Date(turn + 1_000), limit)).toBe('yellow');
      }),
      { numRuns: 300 },
    );
  });
});
