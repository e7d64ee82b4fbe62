import { describe, expect, test } from 'vitest';
import type { ActBody } from '#contract/cases/api.ts';
import type { CaseFile, Limits } from './case-file.ts';
import { type Actor, type Decision, decide } from './transition.ts';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const limits: Limits = {
  dispatch: { n: 2, unit: 'working_hours' },
  accept: { n: 4, unit: 'working_hours' },
  handle: { n: 4, unit: 'working_days' },
  check: { n: 1, unit: 'emergency_hours' },
};
const someone: Actor = { accountId: 'someone', organisationId: 'A', isReporter: false };
const base: CaseFile = {
  id: 'case',
  number: '1',
  state: 'filed',
  resumeState: null,
  categoryCode: null,
  areaPath: '53',
  reporterId: 'reporter',
  handlerOrgId: null,
  firstOrgId: null,
  responsibleOrgId: null,
  handlerAccountId: null,
  involvedOrgs: [],
  answeredBy: null,
  dueAt: null,
  stageDueAt: null,
  totalDueAt: null,
  minutesLeft: null,
  totalLeft: null,
  calendar: null,
  stateSince: at('2025-09-15 09:00'),
  eventCount: 3,
  headHash: Buffer.alloc(32),
  returnCount: 0,
  reworkCount: 0,
  reopenCount: 0,
  reminderCount: 0,
  mergedInto: null,
  answered: null,
  solved: null,
  satisfied: null,
  closedAt: null,
  createdAt: new Date('2025-09-15T01:00:00Z'),
};
const act = (action: ActBody['action'], fields: object = {}): ActBody =>
  ({ id: 'id', version: null, reason: null, photoIds: [], action, ...fields }) as unknown as ActBody;
const decided = (file: CaseFile, body: ActBody, now: string): Decision => {
  const decision = decide(file, body, someone, limits, at(now));
  if ('refuse' in decision) throw new Error(decision.refuse);
  return decision;
};
/** The case after some acts. */
const carried = (file: CaseFile, ...acts: [now: string, body: ActBody][]): CaseFile => {
  let current = file;
  for (const [now, body] of acts) {
    const { from, to, changes } = decided(current, body, now);
    current = {
      ...current,
      ...(changes as Partial<CaseFile>),
      state: to,
      stateSince: from === to ? current.stateSince : at(now),
      eventCount: current.eventCount + 1,
    };
  }
  return current;
};
const dispatch = (organisationId: string) => act('dispatch', { organisationId });

describe('clocks', () => {
  test('each stage starts its own', () => {
    const filed = { ...base, dueAt: at('2025-09-15 11:00') };
    const dispatched = carried(filed, ['2025-09-15 10:00', dispatch('A')]);
    expect(dispatched.dueAt).toEqual(at('2025-09-15 16:00'));
    expect(carried(dispatched, ['2025-09-15 15:00', act('accept')]).dueAt).toEqual(at('2025-09-19 15:00'));
    expect(carried(dispatched, ['2025-09-15 15:00', act('accept')], ['2025-09-20 03:00', act('answer', { text: '好了' })]).dueAt).toEqual(
      at('2025-09-20 04:00'),
    );
  });

  test('passing to and fro does not lengthen the time for handling: it runs once, from the acceptance', () => {
    const straight = carried(base, ['2025-09-15 10:00', dispatch('A')], ['2025-09-16 10:00', act('accept')]);
    const to_and_fro = carried(
      base,
      ['2025-09-15 09:30', dispatch('B')],
      ['2025-09-15 09:40', act('return', { reason: '不归我们' })],
      ['2025-09-15 10:00', dispatch('A')],
      ['2025-09-16 10:00', act('accept')],
    );
    expect(to_and_fro.dueAt).toEqual(straight.dueAt);
  });

  test.each(['progress', 'supervise', 'supplement'] as const)('%s restarts nothing', (action) => {
    const handling = carried(base, ['2025-09-15 10:00', dispatch('A')], ['2025-09-15 11:00', act('accept')]);
    const { changes, to } = decided(handling, act(action, { text: '补充', reason: '催办' }), '2025-09-18 16:00');
    expect(to).toBe('handling');
    expect('dueAt' in changes || 'minutesLeft' in changes).toBe(false);
  });

  test('shelving stops the clock, resuming gives back exactly what was left', () => {
    const handling = carried(base, ['2025-09-15 10:00', dispatch('A')], ['2025-09-15 11:00', act('accept')]);
    // 4 working days are 1,680 minutes; 60 + 210 + 30 of them have passed
    const shelved = carried(handling, [
      '2025-09-16 09:00',
      act('shelve', { reason: '等材料', until: at('2025-10-20 00:00').toISOString() }),
    ]);
    expect(shelved).toMatchObject({ state: 'shelved', resumeState: 'handling', dueAt: at('2025-10-20 00:00'), minutesLeft: 1380 });
    const resumed = carried(shelved, ['2025-10-09 10:00', act('resume')]);
    // 330 on the 9th, 420 on the 10th, 420 on the worked Saturday, 210 on Monday morning
    expect(resumed).toMatchObject({ state: 'handling', resumeState: null, minutesLeft: null, dueAt: at('2025-10-13 12:00') });
    // and again, without losing or winning a minute
    const again = carried(
      resumed,
      ['2025-10-09 11:00', act('shelve', { reason: '再等', until: at('2025-12-01 00:00').toISOString() })],
      ['2025-12-01 08:30', act('resume')],
    );
    expect(again.dueAt).toEqual(at('2025-12-04 09:30'));
  });

  test('what was overdue stays overdue', () => {
    const handling = {
      ...carried(base, ['2025-09-15 10:00', dispatch('A')], ['2025-09-15 11:00', act('accept')]),
      stageDueAt: at('2025-09-16 10:00'),
    };
    const resumed = carried(
      handling,
      ['2025-09-16 11:00', act('shelve', { reason: '等', until: at('2025-09-20 00:00').toISOString() })],
      ['2025-09-20 02:00', act('resume')],
    );
    expect(resumed.dueAt).toEqual(at('2025-09-20 01:00'));
  });

  test('nothing runs after the end', () => {
    const closed = carried(
      { ...base, state: 'called_back', answered: true, solved: true, satisfied: true, dueAt: at('2025-09-16 10:00') },
      ['2025-09-15 10:00', act('close')],
    );
    expect(closed).toMatchObject({ state: 'closed', dueAt: null, closedAt: at('2025-09-15 10:00') });
  });
});

describe('first receiver stays responsible', () => {
  test('until somebody else accepts', () => {
    const first = carried(base, ['2025-09-15 10:00', dispatch('A')]);
    expect(first).toMatchObject({ handlerOrgId: 'A', firstOrgId: 'A', responsibleOrgId: 'A', involvedOrgs: ['A'] });
    const returned = carried(first, ['2025-09-15 10:10', act('return', { reason: '不归我们' })]);
    expect(returned).toMatchObject({ state: 'filed', handlerOrgId: null, firstOrgId: 'A', responsibleOrgId: 'A', returnCount: 1 });
    const second = carried(returned, ['2025-09-15 10:20', dispatch('B')]);
    expect(second).toMatchObject({ handlerOrgId: 'B', firstOrgId: 'A', responsibleOrgId: 'A', involvedOrgs: ['A', 'B'] });
    const refusedAgain = carried(
      second,
      ['2025-09-15 10:25', act('return', { reason: '也不归我们' })],
      ['2025-09-15 10:26', dispatch('B')],
    );
    expect(refusedAgain).toMatchObject({ responsibleOrgId: 'A', returnCount: 2, involvedOrgs: ['A', 'B'] });
    const accepted = carried(refusedAgain, ['2025-09-15 10:30', act('accept')]);
    expect(accepted).toMatchObject({ handlerOrgId: 'B', firstOrgId: 'A', responsibleOrgId: 'B', handlerAccountId: 'someone' });
  });

  test('a recall frees the handler and is no return', () => {
    const recalled = carried(
      base,
      ['2025-09-15 10:00', dispatch('A')],
      ['2025-09-15 10:10', act('accept')],
      ['2025-09-15 10:20', act('recall', { reason: '派错' })],
    );
    expect(recalled).toMatchObject({ state: 'filed', handlerOrgId: null, handlerAccountId: null, responsibleOrgId: 'A', returnCount: 0 });
  });
});

describe('check, rates and reopening', () => {
  const refusal = (file: CaseFile, body: ActBody, now = '2025-09-15 10:00') => decide(file, body, someone, limits, at(now));

  test('nobody checks the own answer', () => {
    expect(refusal({ ...base, state: 'answered', answeredBy: 'someone' }, act('check'))).toMatchObject({ refuse: 'case.own_check' });
    expect(refusal({ ...base, state: 'answered', answeredBy: 'another' }, act('check'))).toMatchObject({ to: 'checked' });
  });

  test.each([
    [true, true, true, false],
    [false, true, true, true],
    [true, false, true, true],
    [true, true, false, true],
    [null, null, null, true],
  ])('answered %s, solved %s, satisfied %s: closing asks for a reason: %s', (answered, solved, satisfied, asks) => {
    const file = { ...base, state: 'called_back' as const, answered, solved, satisfied };
    expect(refusal(file, act('close'))).toMatchObject(asks ? { refuse: 'case.unsatisfied_needs_reason' } : { to: 'closed' });
    expect(refusal(file, act('close', { reason: '已解释，客观上无法解决' }))).toMatchObject({ to: 'closed' });
  });

  test('rework and reopening forget the rates and are counted', () => {
    const rated = { ...base, state: 'called_back' as const, answered: true, solved: false, satisfied: false };
    expect(carried(rated, ['2025-09-15 10:00', act('rework', { reason: '没修好' })])).toMatchObject({
      state: 'handling',
      reworkCount: 1,
      answered: null,
      solved: null,
      satisfied: null,
    });
    const closed = { ...rated, state: 'closed' as const, closedAt: at('2025-09-15 09:00') };
    expect(carried(closed, ['2025-09-15 10:00', act('reopen', { reason: '又坏了' })])).toMatchObject({
      state: 'dispatched',
      reopenCount: 1,
      reworkCount: 0,
      closedAt: null,
      solved: null,
    });
  });

  test.each(['closed', 'rejected'] as const)('%s may be reopened for 15 days to the minute', (state) => {
    const file = { ...base, state, stateSince: at('2025-09-15 09:00') };
    expect(refusal(file, act('reopen', { reason: '又坏了' }), '2025-09-30 09:00')).toMatchObject({
      to: state === 'closed' ? 'dispatched' : 'reported',
    });
    expect(refusal(file, act('reopen', { reason: '又坏了' }), '2025-09-30 09:01')).toMatchObject({
      refuse: 'case.reopen_window_over',
      data: { days: 15 },
    });
  });
});
