import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clocks, Limit, TimeUnit } from './case-file.ts';
import { totalOf } from './case-file.ts';
import { clocksAfter } from './clocks.ts';
import { deadline, type OwnDay, shiftsText } from './working-time.ts';

/* Deadlines against an oracle that walks minute by minute and day by day, over random calendars, hours, units, beginnings and pauses. */
const minute = 60_000;
const dayLong = 1440 * minute;
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const dayOf = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('the days of the field (State Council, 2026; Civil Code, art. 201 and 203)', () => {
  const next = (n: number, unit: TimeUnit, moves = false): Limit => ({ n, unit, starts: 'next_day', ...(moves && { moves: true }) });
  test.each<[string, Limit, string]>([
    ['2026-02-13 10:00', next(5, 'working_days'), '2026-02-27'],
    ['2026-02-13 10:00', next(7, 'natural_days'), '2026-02-20'],
    ['2026-02-13 10:00', next(7, 'natural_days', true), '2026-02-24'],
    ['2026-09-30 16:00', next(1, 'working_days'), '2026-10-08'],
    ['2026-09-30 16:00', next(3, 'working_days'), '2026-10-10'],
    ['2026-04-30 09:00', next(4, 'working_days'), '2026-05-09'],
  ])('%s %j: %s', (from, limit, day) => {
    const due = deadline(at(from), limit);
    expect(dayOf(due)).toBe(day);
    // a working day to the close of business, any other to the last second before midnight
    expect(due).toEqual(limit.unit === 'working_days' ? at(`${day} 17:30`) : new Date(at(`${day} 23:59`).getTime() + 59_000));
  });
  test('from the moment on a natural day is 24 hours; midnight belongs to the day that ends', () => {
    expect(deadline(at('2026-03-02 10:15'), { n: 2, unit: 'natural_days' })).toEqual(at('2026-03-04 10:15'));
    expect(dayOf(deadline(at('2026-03-02 00:00'), { n: 2, unit: 'natural_days' }))).toBe('2026-03-03');
  });
  test('what a jurisdiction arranges itself counts: a local holiday is off, a Saturday worked for it counts', () => {
    const shifts = shiftsText('08:30-12:00 14:00-17:30', [
      { day: '2026-04-18', works: true },
      { day: '2026-04-20', works: false },
    ]) as string;
    const limit: Limit = { n: 3, unit: 'working_days', starts: 'next_day', shifts };
    // Friday the 17th: Saturday counts, Monday not
    expect(deadline(at('2026-04-17 10:00'), limit)).toEqual(at('2026-04-22 17:30'));
  });
});

describe('the whole, where nobody gave it a limit', () => {
  const others = { dispatch: { n: 2, unit: 'working_hours' }, accept: { n: 4, unit: 'working_hours' } } as const;
  test('takes what its stages take, as handling is counted, and never ends before them', () => {
    expect(totalOf({ ...others, handle: { n: 5, unit: 'working_days' } })).toEqual({ n: 41, unit: 'working_hours' });
    const whole: Limit = { n: 5, unit: 'working_days', starts: 'next_day' };
    expect(totalOf({ ...others, handle: whole })).toEqual({ ...whole, n: 6 });
    expect(totalOf({ ...others, handle: { n: 7, unit: 'natural_days', moves: true } })).toMatchObject({
      unit: 'natural_days',
      moves: true,
    });
  });
});

/** Autumn 2025 by the State Council's notice: 1–8 October off, Sunday 28 September and Saturday 11 October worked. */
const inCountry = (day: string): boolean => {
  if (day >= '2025-10-01' && day <= '2025-10-08') return false;
  if (day === '2025-09-28' || day === '2025-10-11') return true;
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
};
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (m: number): string => `${two(Math.floor(m / 60))}:${two(m % 60)}`;
/** Every two moments of a day are a shift. */
const shiftsOf = (cuts: readonly number[]): (readonly [number, number])[] => {
  const ends = cuts.toSorted((a, b) => a - b);
  return Array.from({ length: Math.floor(ends.length / 2) }, (_, i) => [ends[2 * i] ?? 0, ends[2 * i + 1] ?? 0] as const);
};
const calendars = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 60, max: 1380 }), { minLength: 2, maxLength: 6 }),
    own: fc.uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 24 }), works: fc.boolean() }), { selector: ({ n }) => n, maxLength: 8 }),
  })
  // no shorter days than two hours: else it counts on into months whose holidays the oracle does not know
  .filter(({ cuts }) => shiftsOf(cuts).reduce((sum, [from, to]) => sum + to - from, 0) >= 120)
  .map(({ cuts, own }) => {
    const shifts = shiftsOf(cuts);
    const days: OwnDay[] = own
      .map(({ n, works }) => ({ day: dayOf(new Date(at('2025-09-22 12:00').getTime() + n * dayLong)), works }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    return { shifts, days, text: shiftsText(shifts.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' '), days) };
  });
type Arranged = { shifts: (readonly [number, number])[]; days: OwnDay[]; text: string | undefined };

/** The oracle. */
const walk = ({ shifts, days }: Arranged, { n, unit, starts, moves }: Limit) => {
  const worked = (moment: Date): boolean => days.find(({ day }) => day === dayOf(moment))?.works ?? inCountry(dayOf(moment));
  const counts = (moment: Date): boolean => {
    if (unit === 'emergency_hours' || unit === 'natural_days') return true;
    const m = Math.floor(((moment.getTime() + 8 * 3_600_000) % dayLong) / minute);
    return worked(moment) && shifts.some(([from, to]) => m >= from && m < to);
  };
  const lastSecond = (day: string): Date => new Date(new Date(`${day}T23:59:59+08:00`).getTime());
  const settled = (due: Date): Date => {
    if (unit !== 'natural_days') return due;
    let last = (due.getTime() + 8 * 3_600_000) % dayLong === 0 ? new Date(due.getTime() - 1000) : due;
    while (moves && !worked(last)) last = lastSecond(dayOf(new Date(last.getTime() + dayLong)));
    return last;
  };
  const after = (from: Date, minutes: number): Date => {
    let [moment, left] = [from, minutes];
    for (; left > 0; moment = new Date(moment.getTime() + minute)) if (counts(moment)) left--;
    return settled(moment);
  };
  const between = (from: Date, to: Date): number => {
    let sum = 0;
    for (let m = from.getTime(); m < to.getTime(); m += minute) if (counts(new Date(m))) sum += Math.min(minute, to.getTime() - m);
    return Math.round(sum / minute);
  };
  const ofDay = unit === 'natural_days' ? 1440 : shifts.reduce((sum, [from, to]) => sum + to - from, 0);
  return {
    given: (moment: Date): Date => {
      const begin = starts === 'next_day' ? new Date(`${dayOf(new Date(moment.getTime() + dayLong))}T00:00:00+08:00`) : moment;
      return after(begin, n * (unit.endsWith('_days') ? ofDay : 60));
    },
    after,
    /** What is left of a deadline; negative when it is over. */
    left: (now: Date, due: Date): number => (due < now ? -between(due, now) : between(now, due)),
  };
};
const limits = fc
  .record({
    n: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom<TimeUnit>('emergency_hours', 'working_hours', 'working_days', 'natural_days'),
    next: fc.boolean(),
    moves: fc.boolean(),
  })
  .map(({ n, unit, next, moves }): Limit => {
    const days = unit.endsWith('_days');
    return { n, unit, ...(next && days && { starts: 'next_day' }), ...(moves && unit === 'natural_days' && { moves: true }) };
  });
const first = at('2025-09-24 00:00').getTime();
const moments = fc.integer({ min: 0, max: 14 * 1440 }).map((m) => new Date(first + m * minute));

test('a deadline is what walking minute by minute gives', () => {
  fc.assert(
    fc.property(calendars, limits, moments, (arranged, limit, given) => {
      const shifts = arranged.text === undefined ? {} : { shifts: arranged.text };
      expect(deadline(given, { ...limit, ...shifts })).toEqual(walk(arranged, limit).given(given));
    }),
    { numRuns: 60 },
  );
});

test('pauses give back exactly what was left, however many there are, and never more', () => {
  const pauses = fc.array(fc.record({ runs: fc.integer({ min: 0, max: 2000 }), rests: fc.integer({ min: 1, max: 4000 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(calendars, limits, moments, pauses, (arranged, plain, given, stops) => {
      const oracle = walk(arranged, plain);
      const limit = { ...plain, ...(arranged.text !== undefined && { shifts: arranged.text }) };
      const none: Clocks = { dueAt: null, stageDueAt: null, totalDueAt: null, minutesLeft: null, totalLeft: null, calendar: null };
      const step = (from: Clocks, state: 'dispatched' | 'handling' | 'shelved', to: 'handling' | 'shelved', now: Date): Clocks =>
        clocksAfter({ ...from, state, createdAt: given }, to, to === 'shelved' ? now : null, { handle: limit }, now).clocks;
      let [clocks, due, now] = [step(none, 'dispatched', 'handling', given), oracle.given(given), given];
      expect(clocks.stageDueAt).toEqual(due);
      for (const { runs, rests } of stops) {
        now = new Date(now.getTime() + runs * minute);
        const left = oracle.left(now, due);
        clocks = step(clocks, 'handling', 'shelved', now);
        expect([clocks.stageDueAt, Math.abs((clocks.minutesLeft ?? 0) - left)]).toEqual([null, expect.toSatisfy((n: number) => n <= 1)]);
        now = new Date(now.getTime() + rests * minute);
        clocks = step(clocks, 'shelved', 'handling', now);
        due = left > 0 ? oracle.after(now, left) : new Date(now.getTime() + left * minute);
        expect(clocks.stageDueAt).toEqual(due);
      }
    }),
    { numRuns: 60 },
  );
});
