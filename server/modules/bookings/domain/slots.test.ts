import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RoomRules, roomRules, usualRules } from '#contract/bookings/rules.ts';
import { brokenLimit, dayOf, feeOf, heldOf, loudspeakerFits, problemOf, rulesOn, slotsOf, weekly } from './slots.ts';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const open = [span('2026-03-03T08:00', '2026-03-03T12:00')];
const rules: RoomRules = { ...usualRules, aheadDays: 3 };
const now = at('2026-03-02T09:00');
const states = (more: Partial<RoomRules>, held: Parameters<typeof slotsOf>[3] = [], when = now) =>
  slotsOf({ ...rules, ...more }, '2026-03-03', open, held, when).map(({ from, state }) => `${new Date(from).getUTCHours() + 8} ${state}`);

describe('times of a room', () => {
  test('are free, taken, kept free, over, too late, or not to be booked yet', () => {
    expect(states({})).toEqual(['8 free', '9 free', '10 free', '11 free']);
    const held = [
      { ...span('2026-03-03T09:00', '2026-03-03T10:00'), closure: false },
      { ...span('2026-03-03T10:30', '2026-03-03T10:45'), closure: true },
    ];
    expect(states({}, held)).toEqual(['8 free', '9 taken', '10 closed', '11 free']);
    expect(states({ gap: 15 }, held)[0]).toBe('8 taken');
    expect(states({}, [], at('2026-03-03T09:30'))).toEqual(['8 past', '9 past', '10 free', '11 free']);
    expect(states({ latestMinutes: 120 }, [], at('2026-03-03T07:00'))).toEqual(['8 late', '9 free', '10 free', '11 free']);
    expect(states({ aheadDays: 1 }, [], at('2026-03-02T07:59'))[0]).toBe('8 early');
    expect(states({ aheadDays: 1 }, [], at('2026-03-02T08:00'))[0]).toBe('8 free');
    expect(dayOf(rules, '2026-03-03', [], [], now)).toMatchObject({ open: false, free: 0, slots: [] });
  });

  test('say how long a booking may be that begins then', () => {
    const slots = slotsOf(
      { ...rules, longest: 180 },
      '2026-03-03',
      open,
      [{ ...span('2026-03-03T11:00', '2026-03-03T12:00'), closure: false }],
      now,
    );
    expect(slots.map(({ until }) => new Date(until).getUTCHours() + 8)).toEqual([11, 11, 11, 12]);
  });

  const held = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 6 })).map(([begin, quarters]) => ({
    from: new Date(at('2026-03-03T08:00').getTime() + begin * 900_000),
    to: new Date(at('2026-03-03T08:00').getTime() + (begin + quarters) * 900_000),
    closure: false,
  }));
  test('whatever is shown as free can be booked, as long as it says, and takes nothing from anybody', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 4 }), fc.constantFrom(0, 15, 30), fc.constantFrom(60, 120), (taken, gap, longest) => {
        const own = { ...rules, gap, step: 30, longest };
        for (const slot of slotsOf(own, '2026-03-03', open, taken, now).filter(({ state }) => state === 'free'))
          for (const to of [slot.to, slot.until]) {
            const wanted = { from: new Date(slot.from), to: new Date(to) };
            expect(problemOf(own, wanted, open, now)).toBeNull();
            const all = heldOf(own, wanted);
            expect(taken.some((one) => one.from < all.to && all.from < one.to)).toBe(false);
          }
      }),
    );
  });
});

test('a time that does not fit the rules is refused by name', () => {
  const code = (from: string, to: string, more: Partial<RoomRules> = {}, when = now) =>
    problemOf({ ...rules, ...more }, span(from, to), open, when)?.code ?? null;
  expect(code('2026-03-03T08:00', '2026-03-03T09:00')).toBeNull();
  expect(code('2026-03-03T08:00', '2026-03-03T08:30')).toBe('bookings.length_wrong');
  expect(code('2026-03-03T08:00', '2026-03-03T11:00')).toBe('bookings.length_wrong');
  expect(code('2026-03-03T08:30', '2026-03-03T09:30')).toBe('bookings.begins_between');
  expect(code('2026-03-03T12:00', '2026-03-03T13:00')).toBe('bookings.not_open');
  expect(code('2026-03-03T08:00', '2026-03-03T09:00', { aheadDays: 0 })).toBe('bookings.not_yet');
  expect(code('2026-03-03T08:00', '2026-03-03T09:00', { latestMinutes: 1440 })).toBe('bookings.too_late');
});

test('rules hold from their day on; a series is weekly and has an end', () => {
  const dated = ['2026-01-01', '2026-03-01'].map((since, n) => ({ since, rules: { ...rules, gap: n } }));
  expect(['2025-12-31', '2026-02-28', '2026-03-01'].map((day) => rulesOn(dated, day).rules.gap)).toEqual([0, 0, 1]);
  const first = span('2026-03-03T08:00', '2026-03-03T09:00');
  expect(weekly(first, null)).toHaveLength(1);
  expect(weekly(first, '2026-03-24').map(({ from }) => from.toISOString().slice(5, 10))).toEqual(['03-03', '03-10', '03-17', '03-24']);
});

test('limits count by day, by week from Monday, and by month', () => {
  const none = { day: null, week: null, month: null };
  const days = (...of: string[]) => of.map((day) => at(`${day}T08:00`));
  expect(brokenLimit({ ...none, week: 2 }, days('2026-03-02', '2026-03-08'), days('2026-03-05'))).toEqual({ window: 'week', most: 2 });
  expect(brokenLimit({ ...none, week: 2 }, days('2026-03-02', '2026-03-08'), days('2026-03-09'))).toBeNull();
  expect(brokenLimit({ ...none, day: 1 }, [], days('2026-03-05', '2026-03-05'))).toEqual({ window: 'day', most: 1 });
  expect(brokenLimit({ ...none, month: 1 }, days('2026-02-28'), days('2026-03-01'))).toBeNull();
});

test('fees are for a booking or for each hour begun; loudspeakers have their hours', () => {
  const time = span('2026-03-03T19:00', '2026-03-03T20:30');
  expect(feeOf({ ...rules, fee: { fen: 500, per: 'booking' } }, time)).toBe(500);
  expect(feeOf({ ...rules, fee: { fen: 500, per: 'hour' } }, time)).toBe(1000);
  expect(loudspeakerFits({ ...rules, loudspeaker: ['08:00', '20:30'] }, time)).toBe(true);
  expect(loudspeakerFits({ ...rules, loudspeaker: ['08:00', '20:00'] }, time)).toBe(false);
  expect(loudspeakerFits(rules, time)).toBe(false);
});

test('rules that make no sense are no rules', () => {
  expect(roomRules.safeParse(usualRules).success).toBe(true);
  expect(roomRules.safeParse({ ...usualRules, longest: 30 }).success).toBe(false);
  expect(roomRules.safeParse({ ...usualRules, longest: 90 }).success).toBe(false);
});
