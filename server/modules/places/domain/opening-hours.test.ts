import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysOpen, type WeekHours } from '#contract/places/kinds.ts';
import { isHoliday, isMakeUpDay } from '#kernel/calendar.ts';
import { hoursText, parseHours } from './hours-text.ts';
import { openAt } from './opening-hours.ts';

/** A moment by its words in Shanghai. 2026-11-16 is a Monday. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const days = (given: Record<number, [string, string][]>): NonNullable<WeekHours> => Array.from({ length: 7 }, (_, i) => given[i] ?? []);
const office = days(
  Object.fromEntries(
    [0, 1, 2, 3, 4].map((i) => [
      i,
      [
        ['09:00', '12:00'],
        ['14:00', '18:00'],
      ],
    ]),
  ),
);

describe('opening hours', () => {
  it('says whether it is open and when that changes, over lunch, over night and over the weekend', () => {
    expect(openAt(office, at('2026-11-16T08:59'))).toEqual({ open: false, changesAt: at('2026-11-16T09:00') });
    expect(openAt(office, at('2026-11-16T09:00'))).toEqual({ open: true, changesAt: at('2026-11-16T12:00') });
    expect(openAt(office, at('2026-11-16T12:00'))).toEqual({ open: false, changesAt: at('2026-11-16T14:00') });
    expect(openAt(office, at('2026-11-20T18:00'))).toEqual({ open: false, changesAt: at('2026-11-23T09:00') });
  });

  it('goes on over midnight, from Sunday to Monday too', () => {
    const night = days({ 6: [['22:00', '02:00']] });
    expect(openAt(night, at('2026-11-22T23:59'))).toEqual({ open: true, changesAt: at('2026-11-23T02:00') });
    expect(openAt(night, at('2026-11-23T01:30'))).toEqual({ open: true, changesAt: at('2026-11-23T02:00') });
    expect(openAt(night, at('2026-11-23T02:00'))).toEqual({ open: false, changesAt: at('2026-11-29T22:00') });
    const joined = days({ 0: [['20:00', '24:00']], 1: [['00:00', '03:00']] });
    expect(openAt(joined, at('2026-11-16T21:00')).changesAt).toEqual(at('2026-11-17T03:00'));
  });

  it('knows always and never', () => {
    const whole = days(Object.fromEntries(Array.from({ length: 7 }, (_, i) => [i, [['00:00', '24:00']]])));
    expect(whole).toEqual(alwaysOpen);
    expect(openAt(alwaysOpen, at('2026-11-18T03:00'))).toEqual({ open: true, changesAt: null });
    expect(openAt(days({}), at('2026-11-18T03:00'))).toEqual({ open: false, changesAt: null });
  });

  it('has the hours of a working day on a make-up day where the place keeps it', () => {
    // Saturday 14 and Sunday 28 February 2026 are worked for the Spring Festival
    const asked = (moment: string) => openAt(office, at(moment), isHoliday, isMakeUpDay);
    expect(asked('2026-02-14T10:00')).toEqual({ open: true, changesAt: at('2026-02-14T12:00') });
    expect(asked('2026-02-14T08:00')).toEqual({ open: false, changesAt: at('2026-02-14T09:00') });
    expect(asked('2026-02-28T15:00').open).toBe(true);
    expect(asked('2026-02-07T10:00').open).toBe(false);
    expect(asked('2026-02-13T18:30').changesAt).toEqual(at('2026-02-14T09:00'));
    expect(openAt(office, at('2026-02-14T10:00'), isHoliday).open).toBe(false);
  });

  it('stays closed on public holidays where it is said so; a make-up day has the hours of its weekday', () => {
    // 1 to 7 October 2026 are off, Saturday the 10th is worked for them
    expect(openAt(office, at('2026-09-30T18:30'), isHoliday)).toEqual({ open: false, changesAt: at('2026-10-08T09:00') });
    expect(openAt(office, at('2026-10-01T10:00'), isHoliday)).toEqual({ open: false, changesAt: at('2026-10-08T09:00') });
    expect(openAt(office, at('2026-10-01T10:00')).open).toBe(true);
    expect(openAt(office, at('2026-10-10T10:00'), isHoliday).open).toBe(false);
    const daily = days(Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((i) => [i, [['10:00', '16:00']]])));
    expect(openAt(daily, at('2026-10-10T10:00'), isHoliday)).toEqual({ open: true, changesAt: at('2026-10-10T16:00') });
    // a plain Sunday is no holiday, the Sunday within one is
    expect(openAt(daily, at('2026-11-22T11:00'), isHoliday).open).toBe(true);
    expect(openAt(daily, at('2026-10-04T11:00'), isHoliday).open).toBe(false);
  });

  it('lets what began before a holiday go on to its end, and closes what is always open', () => {
    const night = days({ 2: [['22:00', '02:00']], 3: [['22:00', '02:00']] });
    expect(openAt(night, at('2026-10-01T01:00'), isHoliday)).toEqual({ open: true, changesAt: at('2026-10-01T02:00') });
    expect(openAt(night, at('2026-10-01T02:00'), isHoliday)).toEqual({ open: false, changesAt: at('2026-10-08T22:00') });
    expect(openAt(alwaysOpen, at('2026-09-28T03:00'), isHoliday)).toEqual({ open: true, changesAt: at('2026-10-01T00:00') });
    expect(openAt(alwaysOpen, at('2026-10-03T03:00'), isHoliday)).toEqual({ open: false, changesAt: at('2026-10-08T00:00') });
    expect(openAt(alwaysOpen, at('2090-10-03T03:00'), isHoliday)).toEqual({ open: true, changesAt: null });
    expect(openAt(days({}), at('2026-10-03T03:00'), isHoliday)).toEqual({ open: false, changesAt: null });
  });

  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const week = fc.array(fc.array(fc.tuple(time, time), { maxLength: 3 }), { minLength: 7, maxLength: 7 });

  it('agrees with asking every minute of a week', () => {
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 10_079 }), (hours, minute) => {
        const plain = (total: number): boolean =>
          hours.some((times, day) =>
            times.some(([from, to]) => {
              const [a, b] = [from, to].map((t) => day * 1440 + Number(t.slice(0, 2)) * 60 + Number(t.slice(3))) as [number, number];
              const end = b > a ? b : b + 1440;
              return [total, total + 10_080].some((m) => a <= m && m < end);
            }),
          );
        const start = at('2026-11-16T00:00').getTime();
        const { open, changesAt } = openAt(hours, new Date(start + minute * 60_000));
        expect(open).toBe(plain(minute));
        let next = minute;
        while (next <= minute + 10_080 && plain(next % 10_080) === open) next++;
        expect(changesAt?.getTime() ?? null).toBe(next > minute + 10_080 ? null : start + next * 60_000);
      }),
      { numRuns: 60 },
    );
  });

  it('is written in words and read again', () => {
    expect(hoursText(office)).toBe('周一至周五 09:00-12:00,14:00-18:00');
    expect(hoursText(alwaysOpen)).toBe('全天');
    expect(parseHours('24小时')).toEqual(alwaysOpen);
    expect([hoursText(null), parseHours('')]).toEqual(['', null]);
    fc.assert(
      fc.property(week, (hours) => {
        expect(parseHours(hoursText(hours))).toEqual(hours);
      }),
    );
  });

  it('reads how people write, and refuses what makes no sense', () => {
    expect(parseHours('每天 8：30—17：00')).toEqual(Array.from({ length: 7 }, () => [['08:30', '17:00']]));
    expect(parseHours('周一到周天 9:00~24:00')?.[6]).toEqual([['09:00', '24:00']]);
    for (const wrong of ['上班时间', '周五至周一 09:00-12:00', '周一 9点', '周一 25:00-26:00', '周一 09:00'])
      expect(parseHours(wrong), wrong).toBeUndefined();
  });
});
