import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf, enrolmentActs, enrolmentStates, lastingStates, lifecycle, standings } from '#contract/enrolment/lifecycle.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import { type Asked, decide, type Now } from './acts.ts';

const today = '2025-09-15';
const fresh: Now = { state: 'asked', awayUntil: null, excusedUntil: null, renewBy: null };
const act = (now: Now, asked: Partial<Asked> & Pick<Asked, 'act'>, by: (typeof standings)[number][] = ['community']) =>
  decide(now, { until: null, reason: null, ...asked }, by, today, 6);

describe('the life of an enrolment', () => {
  it('is confirmed by the branch or the community, never by whoever it is about', () => {
    expect(act(fresh, { act: 'confirm' }, ['branch'])).toMatchObject({ state: 'confirmed', renewBy: '2026-03-15' });
    expect(act(fresh, { act: 'confirm' }, ['own'])).toBe('enrolment.own');
    expect(act(fresh, { act: 'confirm' }, ['own', 'branch', 'community'])).toBe('enrolment.own');
    expect(act(fresh, { act: 'confirm' }, [])).toBe('enrolment.not_now');
  });
  it('refuses with a reason, is away and excused until a day, and keeps no reason for either', () => {
    expect(act(fresh, { act: 'refuse' })).toBe('enrolment.reason_needed');
    expect(act(fresh, { act: 'refuse', reason: '不是本单位党员' })).toMatchObject({
      state: 'refused',
      endedOn: today,
      why: '不是本单位党员',
    });
    const confirmed: Now = { ...fresh, state: 'confirmed' };
    expect(act(confirmed, { act: 'go_away' }, ['own'])).toBe('enrolment.day_needed');
    expect(act(confirmed, { act: 'excuse', until: '2025-09-14' }, ['own'])).toBe('enrolment.day_needed');
    expect(act(confirmed, { act: 'excuse', until: '2025-12-31', reason: '患病' }, ['own'])).toMatchObject({
      excusedUntil: '2025-12-31',
      why: null,
    });
  });
  it('counts months to the end of shorter ones', () => {
    expect([monthsAfter('2025-08-31', 6), monthsAfter('2024-08-31', -6), monthsAfter('2025-12-15', 1)]).toEqual([
      '2026-02-28',
      '2024-02-29',
      '2026-01-15',
    ]);
  });
  it('ends nowhere but in ended and refused, whatever is asked of it by whom: no act leads out of them, a branch never ends one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...enrolmentActs), fc.subarray([...standings]), fc.constantFrom(null, '2025-10-01')), {
          maxLength: 12,
        }),
        (asked) => {
          let now: Now = fresh;
          for (const [one, by, until] of asked) {
            const after = decide(now, { act: one, until, reason: '原因' }, by, today, 6);
            if (typeof after === 'string') continue;
            expect((lastingStates as readonly string[]).includes(now.state)).toBe(true);
            expect(after.endedOn !== null).toBe(after.state === 'ended' || after.state === 'refused');
            expect(after.awayUntil !== null).toBe(after.state === 'away');
            if (by.every((each) => each === 'branch')) expect(['confirmed', 'refused']).toContain(after.state);
            now = after;
          }
        },
      ),
    );
    for (const state of enrolmentStates)
      for (const [, step] of Object.entries(lifecycle[state])) expect(enrolmentStates).toContain(step.to);
    expect(actsOf('ended', standings, false)).toEqual([]);
  });
});
